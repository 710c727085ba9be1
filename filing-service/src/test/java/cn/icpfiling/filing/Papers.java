package cn.icpfiling.filing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures to hand in. */
public final class Papers {

    private Papers() {}

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] jpeg() {
        return picture("jpeg");
    }

    /** More than six megabytes that nothing makes smaller: more than the kernel buffers for a caller who does not read. */
    public static byte[] large() {
        var picture = new BufferedImage(1600, 1400, BufferedImage.TYPE_INT_RGB);
        var noise = new Random(7);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, noise.nextInt());
            }
        }
        return written(picture, "png");
    }

    /** A JPEG with a comment, which the scanner of the tests reads. */
    public static byte[] saying(String comment) {
        var jpeg = jpeg();
        var text = comment.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(jpeg.length + text.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFFE)
                .putShort((short) (text.length + 2))
                .put(text)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] picture(String format) {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(5, 5, 20, 10);
        pen.dispose();
        return written(picture, format);
    }

    private static byte[] written(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
