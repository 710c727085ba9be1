package cn.icpfiling.platform.captcha;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** A picture with a gap, and the piece cut out of the gap. Drawn with shapes only: no font, no file. */
record SliderPicture(BufferedImage background, BufferedImage piece, int x, int y) {

    static final int WIDTH = 320;
    static final int HEIGHT = 160;
    static final int SIDE = 48;

    private static final int EDGE = 8;
    private static final int SHAPES = 60;
    private static final int KNOB = 12;
    private static final Color SHADE = new Color(0, 0, 0, 140);

    static SliderPicture draw(RandomGenerator random) {
        // The piece starts at the left edge, so the gap is at least the width of the piece away from it.
        var x = random.nextInt(SIDE + EDGE, WIDTH - SIDE - EDGE + 1);
        var y = random.nextInt(EDGE, HEIGHT - SIDE - EDGE + 1);
        var scene = scene(random);
        var outline = outline(random);
        var piece = cut(scene, outline, x, y);
        var canvas = scene.createGraphics();
        canvas.setColor(SHADE);
        canvas.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline));
        canvas.dispose();
        return new SliderPicture(scene, piece, x, y);
    }

    static String dataUrl(BufferedImage image) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BufferedImage scene(RandomGenerator random) {
        var scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = scene.createGraphics();
        smooth(canvas);
        canvas.setPaint(new GradientPaint(0, 0, colour(random), WIDTH, HEIGHT, colour(random)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.setComposite(AlphaComposite.SrcOver.derive(0.6f));
        for (var drawn = 0; drawn < SHAPES; drawn++) {
            canvas.setColor(colour(random));
            canvas.fill(shape(random));
        }
        canvas.dispose();
        return scene;
    }

    private static Shape shape(RandomGenerator random) {
        var width = random.nextDouble(10, 70);
        var height = random.nextDouble(10, 70);
        var at = AffineTransform.getTranslateInstance(
                random.nextDouble(-20, WIDTH + 20), random.nextDouble(-20, HEIGHT + 20));
        at.rotate(random.nextDouble(Math.PI));
        return at.createTransformedShape(
                random.nextBoolean()
                        ? new Ellipse2D.Double(-width / 2, -height / 2, width, height)
                        : new Rectangle2D.Double(-width / 2, -height / 2, width, height));
    }

    /** A square with a knob or a notch on each of two sides. */
    private static Shape outline(RandomGenerator random) {
        var body = SIDE - KNOB;
        var outline = new Area(new Rectangle2D.Double(0, KNOB, body, body));
        var middle = (body - KNOB) / 2.0;
        knob(outline, random.nextBoolean(), middle, KNOB / 2.0);
        knob(outline, random.nextBoolean(), body - KNOB / 2.0, KNOB + middle);
        return outline;
    }

    private static void knob(Area outline, boolean outwards, double x, double y) {
        var knob = new Area(new Ellipse2D.Double(x, y, KNOB, KNOB));
        if (outwards) {
            outline.add(knob);
        } else {
            outline.subtract(knob);
        }
    }

    private static BufferedImage cut(BufferedImage scene, Shape outline, int x, int y) {
        var piece = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        var canvas = piece.createGraphics();
        canvas.setClip(outline);
        canvas.drawImage(scene, -x, -y, null);
        canvas.dispose();
        return piece;
    }

    private static Color colour(RandomGenerator random) {
        return new Color(random.nextInt(40, 256), random.nextInt(40, 256), random.nextInt(40, 256));
    }

    private static void smooth(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }
}
