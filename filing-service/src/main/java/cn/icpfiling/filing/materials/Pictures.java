package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture anew. Its size is read before it is decoded: a small file can unfold to gigabytes. */
final class Pictures {

    private static final int PLAIN_BITS = 24;
    private static final float QUALITY = 0.92f;

    private Pictures() {}

    static void redrawJpeg(byte[] content, OutputStream out, long maxPixels) throws IOException {
        JpegScans.requireSound(content);
        var picture = decoded(content, "jpeg", maxPixels);
        write(Orientation.upright(picture, Orientation.of(content)), out, "jpeg");
    }

    static void redrawPng(byte[] content, OutputStream out, long maxPixels) throws IOException {
        write(decoded(content, "png", maxPixels), out, "png");
    }

    private static BufferedImage decoded(byte[] content, String format, long maxPixels) throws UnreadablePaper {
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var reader = ImageIO.getImageReadersByFormatName(format).next();
            try {
                reader.setInput(stream, true, true);
                requireSize(reader, maxPixels);
                return plain(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NegativeArraySizeException broken) {
            // The JDK's readers answer broken files in all these ways.
            throw new UnreadablePaper("broken picture", broken);
        }
    }

    /** In pixels of three bytes: transparency and deep colour take more, and are converted beside the original. */
    private static void requireSize(ImageReader reader, long maxPixels) throws IOException {
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        refuse(pixels > maxPixels, maxPixels);
        var raw = reader.getRawImageType(0);
        var bits = raw == null ? PLAIN_BITS : raw.getColorModel().getPixelSize();
        refuse(bits > PLAIN_BITS && pixels * (bits + PLAIN_BITS) > maxPixels * PLAIN_BITS, maxPixels);
    }

    private static void refuse(boolean tooLarge, long maxPixels) {
        if (tooLarge) {
            throw new ProblemException(FilingProblem.MATERIAL_TOO_LARGE, maxPixels / 1_000_000);
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
            if (format.equals("jpeg")) {
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
