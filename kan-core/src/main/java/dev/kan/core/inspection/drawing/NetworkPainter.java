// SPDX-License-Identifier: Apache-2.0
package dev.kan.core.inspection.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Paints the pieces of a network's picture. */
final class NetworkPainter {
  private static final float THIN = 0.8f;
  private static final float LINE = 1.1f;
  private static final float CURVE = 1.6f;
  private static final double SMALL_BOX = 32;

  private NetworkPainter() {}

  static void background(Graphics2D graphics, int width, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  static void edge(Graphics2D graphics, EdgeRoute route, Path2D curve, Color color) {
    float fine = (float) Math.min(1, Math.max(0.4, route.place().box().width() / SMALL_BOX));
    graphics.setColor(color);
    graphics.setStroke(stroke(LINE * fine));
    graphics.draw(path(route.below()));
    graphics.draw(path(route.above()));
    Box box = route.place().box();
    Rectangle2D frame = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    // filled, so that in a page the pointer finds the box and not only its lines
    graphics.setColor(Color.WHITE);
    graphics.fill(frame);
    graphics.setColor(color);
    graphics.setStroke(stroke(THIN * fine));
    graphics.draw(frame);
    graphics.setStroke(stroke(CURVE * fine));
    graphics.draw(curve);
  }

  static void joint(Graphics2D graphics, Point from, Point to) {
    graphics.setColor(Color.BLACK);
    graphics.setStroke(stroke(LINE));
    graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
  }

  static void node(Graphics2D graphics, NodePlace.Sign sign, Point centre, double radius) {
    double diagonal = 0.62 * radius * Math.sqrt(0.5);
    double straight = 0.62 * radius;
    switch (sign) {
      case DOT -> {
        graphics.setColor(Color.BLACK);
        graphics.fill(circle(centre, radius));
      }
      case SUM -> {
        sign(graphics, centre, radius);
        stroke(graphics, centre, straight, 0);
        stroke(graphics, centre, 0, straight);
      }
      case PRODUCT -> {
        sign(graphics, centre, radius);
        stroke(graphics, centre, diagonal, diagonal);
        stroke(graphics, centre, diagonal, -diagonal);
      }
    }
  }

  static void label(Graphics2D graphics, Label label) {
    Lettering lettering = label.lettering();
    Box box = label.box();
    graphics.setColor(Color.BLACK);
    graphics.setFont(lettering.font());
    if (label.upright()) {
      graphics.drawString(label.text(), (float) box.x(), (float) (box.y() + lettering.ascent()));
    } else {
      graphics.translate(box.x(), box.bottom());
      graphics.rotate(-Math.PI / 2);
      graphics.drawString(label.text(), 0f, (float) lettering.ascent());
    }
  }

  private static void sign(Graphics2D graphics, Point centre, double radius) {
    Ellipse2D circle = circle(centre, radius);
    graphics.setColor(Color.WHITE);
    graphics.fill(circle);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(stroke((float) Math.min(LINE, radius / 4)));
    graphics.draw(circle);
  }

  private static void stroke(Graphics2D graphics, Point centre, double dx, double dy) {
    graphics.draw(
        new Line2D.Double(centre.x() - dx, centre.y() - dy, centre.x() + dx, centre.y() + dy));
  }

  private static Ellipse2D circle(Point centre, double radius) {
    return new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
    return path;
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }
}
