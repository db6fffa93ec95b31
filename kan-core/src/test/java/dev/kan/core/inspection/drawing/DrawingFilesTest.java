// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingFilesTest {
  private static final Drawing DRAWING =
      NetworkDrawing.of(
          Networks.random(2, 3, 1), Networks.samples(2), NetworkStyle.builder().width(300).build());

  @TempDir private Path directory;

  @Test
  void theEndingChoosesTheFormat() throws Exception {
    Path svg = directory.resolve("new/network.svg");
    DRAWING.write(svg);
    assertThat(svg).hasContent(DRAWING.svg());
    Path png = directory.resolve("network.PNG");
    DRAWING.write(png);
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isEqualTo(DRAWING.height());
  }

  @Test
  void otherEndingsAreRefused() throws Exception {
    for (String name : new String[] {"network.pdf", "network", "svg"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DRAWING.write(directory.resolve(name)))
          .withMessageContaining("must end in .svg or .png; got")
          .withMessageContaining(name);
    }
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void pngBytesAreTheImage() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(DRAWING.png(450)));
    assertThat(image.getWidth()).isEqualTo(450);
    BufferedImage direct = DRAWING.image(450);
    assertThat(image.getHeight()).isEqualTo(direct.getHeight());
    assertThat(pixels(image)).isEqualTo(pixels(direct));
  }

  @Test
  void charactersThatAreNotXmlAreReplaced() throws Exception {
    String odd = "a\ud83d\uFFFFb";
    Drawing drawing =
        NetworkDrawing.of(
            Networks.random(2, 1),
            Networks.samples(2),
            NetworkStyle.builder().title(odd).inputNames(List.of(odd, "\ud83d\ude00")).build());
    Path file = directory.resolve("network.svg");
    drawing.write(file);
    assertThat(Files.readString(file)).isEqualTo(drawing.svg());
    assertThat(SvgReader.of(drawing).root().getTextContent())
        .contains("a\uFFFD\uFFFDb")
        .contains("\ud83d\ude00");
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
