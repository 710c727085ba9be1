package cn.icpfiling.platform.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Solves a picture as a person does: the gap is where the background equals the piece, only darker. */
public final class PictureSolver {

    /** The part of a colour that remains under the gap's shade. */
    private static final double SHADED = 1 - 140 / 255.0;

    private PictureSolver() {}

    public static int gap(String background, String piece, int y) {
        return gap(image(background), image(piece), y);
    }

    public static int gap(BufferedImage background, BufferedImage piece, int y) {
        var width = background.getWidth();
        var side = piece.getWidth();
        var shown = background.getRGB(0, y, width, piece.getHeight(), null, 0, width);
        var wanted = piece.getRGB(0, 0, side, piece.getHeight(), null, 0, side);
        var gap = 0;
        var least = Double.MAX_VALUE;
        for (var x = 0; x <= width - side; x++) {
            var difference = difference(shown, width, wanted, side, x, least);
            if (difference < least) {
                least = difference;
                gap = x;
            }
        }
        return gap;
    }

    public static BufferedImage image(String dataUrl) {
        try {
            var png = Base64.getDecoder().decode(dataUrl.substring("data:image/png;base64,".length()));
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares the piece with the background at a position. Stops as soon as the difference is known to be too large.
     */
    private static double difference(int[] shown, int width, int[] wanted, int side, int x, double tooMuch) {
        var sum = 0.0;
        for (var at = 0; at < wanted.length && sum < tooMuch; at++) {
            if (wanted[at] >>> 24 != 0) {
                sum += difference(shown[at / side * width + x + at % side], wanted[at]);
            }
        }
        return sum;
    }

    private static double difference(int shown, int wanted) {
        var sum = 0.0;
        for (var shift = 0; shift <= 16; shift += 8) {
            sum += Math.abs((shown >> shift & 255) - (wanted >> shift & 255) * SHADED);
        }
        return sum;
    }
}
