package cn.icpfiling.systemtests;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws the scan of a material, or a face. */
public final class Picture {

    private Picture() {}

    public static byte[] png(String title) {
        return draw(title, "png");
    }

    public static byte[] jpeg(String title) {
        return draw(title, "jpg");
    }

    /** Like a photograph from a phone, only smaller. */
    public static byte[] face() {
        return draw("face", "jpg", 120, 160);
    }

    private static byte[] draw(String title, String format) {
        return draw(title, format, 640, 400);
    }

    private static byte[] draw(String title, String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // No fonts: a machine without a display may have none.
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var mix = (x * 31 + y * 17 + title.hashCode()) & 0x3f;
                var margin = x < 20 || y < 20 || x >= width - 20 || y >= height - 20;
                image.setRGB(
                        x, y, margin ? Color.DARK_GRAY.getRGB() : new Color(192 + mix, 190 + mix, 180 + mix).getRGB());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
