package cn.icpfiling.filing.materials;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Redraws a picture. {@link PictureSize} says beforehand whether there is memory for it. */
final class Pictures {

    static final String JPEG = "jpeg";
    static final String PNG = "png";

    private static final float QUALITY = 0.92f;

    private Pictures() {}

    static void redraw(byte[] content, String format, OutputStream out) throws IOException {
        if (!format.equals(JPEG)) {
            write(decoded(content, format), out, format);
            return;
        }
        JpegScans.requireSound(content);
        var orientation = Orientation.of(content);
        write(Orientation.upright(decoded(content, format), orientation), out, format);
    }

    private static BufferedImage decoded(byte[] content, String format) throws UnreadablePaper {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(stream, true, true);
                return plain(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException broken) {
            // The JDK's readers throw all of these for broken files.
            throw new UnreadablePaper("broken picture", broken);
        }
    }

    private static BufferedImage plain(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha() && picture.getType() != BufferedImage.TYPE_CUSTOM) {
            return picture;
        }
        var plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        var pen = plain.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return plain;
    }

    private static void write(BufferedImage picture, OutputStream out, String format) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            if (format.equals(JPEG)) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
