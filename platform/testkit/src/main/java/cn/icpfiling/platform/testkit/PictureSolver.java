package cn.icpfiling.platform.testkit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Sees what a person sees: the gap is where the background is the piece, only darker. */
public final class PictureSolver {

    /** What is left of a colour under the gap's shade. */
    private static final double SHADED = 1 - 140 / 255.0;

    private PictureSolver() {}

    public static int gap(String background, String piece, int y) {
        return gap(image(background), image(piece), y);
    }

    public static int gap(BufferedImage background, BufferedImage piece, int y) {
        return IntStream.rangeClosed(0, background.getWidth() - piece.getWidth())
                .boxed()
                .min(Comparator.comparingDouble(x -> difference(background, piece, x, y)))
                .orElseThrow();
    }

    public static BufferedImage image(String dataUrl) {
        try {
            var png = Base64.getDecoder().decode(dataUrl.substring("data:image/png;base64,".length()));
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double difference(BufferedImage background, BufferedImage piece, int x, int y) {
        var sum = 0.0;
        for (var row = 0; row < piece.getHeight(); row++) {
            for (var column = 0; column < piece.getWidth(); column++) {
                var wanted = piece.getRGB(column, row);
                if (wanted >>> 24 != 0) {
                    sum += difference(background.getRGB(x + column, y + row), wanted);
                }
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
