package cn.icpfiling.filing.materials;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as attackers make them. */
final class HostilePictures {

    private static final Map<Integer, byte[]> DEFLATED = new ConcurrentHashMap<>();

    /** Stands in whatever must not be kept. */
    static final String PLANTED = "planted-39.9042,116.4074";

    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int HEAD_END = 33;

    private HostilePictures() {}

    static byte[] jpeg(int width, int height) {
        return written(painted(width, height), "jpeg");
    }

    static byte[] png(int width, int height) {
        return written(painted(width, height), "png");
    }

    static byte[] progressive() {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(painted(64, 48), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** The last scan of a progressive picture again and again. */
    static byte[] manyScans(int scans) {
        var jpeg = progressive();
        var last = jpeg.length - 2;
        while (!(jpeg[last] == (byte) 0xFF && jpeg[last + 1] == (byte) 0xDA)) {
            last--;
        }
        var scan = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, last);
        for (var i = 0; i < scans; i++) {
            out.writeBytes(scan);
        }
        out.write(0xFF);
        out.write(0xD9);
        return out.toByteArray();
    }

    static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    static byte[] withSegment(int marker, byte[] content) {
        var jpeg = jpeg(40, 30);
        return joined(Arrays.copyOf(jpeg, 2), segment(marker, content), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** Big-endian Exif with one entry in its first directory. */
    static byte[] exif(int tag, int value, int nextDirectory) {
        return ByteBuffer.allocate(6 + 8 + 2 + 12 + 4)
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8})
                .putShort((short) 1)
                .putShort((short) tag)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) value)
                .putShort((short) 0)
                .putInt(nextDirectory)
                .array();
    }

    /** A head that claims a size: nothing of the picture behind it. */
    static byte[] jpegClaiming(int width, int height) {
        var frame = ByteBuffer.allocate(15)
                .put((byte) 8)
                .putShort((short) height)
                .putShort((short) width)
                .put(new byte[] {3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1})
                .array();
        return joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, segment(0xC0, frame), new byte[64]);
    }

    static byte[] pngClaiming(int width, int height, int bits, int colour) {
        var head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) bits, (byte) colour, 0, 0, 0})
                .array();
        return joined(PNG_START, chunk("IHDR", head), chunk("IDAT", deflated(1 << 10)), chunk("IEND", new byte[0]));
    }

    /** A small picture whose data unfold to far more than its size says. */
    static byte[] pngUnfolding(int bytes) {
        var head = ByteBuffer.allocate(13)
                .putInt(40)
                .putInt(30)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return joined(PNG_START, chunk("IHDR", head), chunk("IDAT", deflated(bytes)), chunk("IEND", new byte[0]));
    }

    static byte[] withChunk(String type, byte[] content) {
        var png = png(40, 30);
        return joined(
                Arrays.copyOf(png, HEAD_END), chunk(type, content), Arrays.copyOfRange(png, HEAD_END, png.length));
    }

    static byte[] chunk(String type, byte[] content) {
        var body = joined(type.getBytes(StandardCharsets.US_ASCII), content);
        var check = new CRC32();
        check.update(body);
        return ByteBuffer.allocate(body.length + 8)
                .putInt(content.length)
                .put(body)
                .putInt((int) check.getValue())
                .array();
    }

    /** So many zeros, packed a thousand to one. */
    /** Zeros, packed once for all tests: half a gigabyte of them takes seconds. */
    static byte[] deflated(int bytes) {
        return DEFLATED.computeIfAbsent(bytes, HostilePictures::deflate).clone();
    }

    private static byte[] deflate(int bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflating = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            var zeros = new byte[1 << 16];
            for (var left = bytes; left > 0; left -= zeros.length) {
                deflating.write(zeros, 0, Math.min(left, zeros.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] cut(byte[] content, int percent) {
        return Arrays.copyOf(content, content.length * percent / 100);
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Red in its upper left corner, else blue: a test sees how it lies. */
    private static BufferedImage painted(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.BLUE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
