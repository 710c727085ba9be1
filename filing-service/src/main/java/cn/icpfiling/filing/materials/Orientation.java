package cn.icpfiling.filing.materials;

import com.adobe.internal.xmp.XMPException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * The orientation of a picture by the Exif tag 0x0112 (1 to 8). A phone stores the sensor's picture and says in the
 * metadata how to turn it. A picture without metadata must be turned before, or the reviewer sees an ID card on its
 * side.
 */
final class Orientation {

    /** A class of each library that reading metadata needs, for the class path of {@link RedrawPicture}. */
    static final List<Class<?>> LIBRARIES = List.of(JpegMetadataReader.class, XMPException.class);

    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** Returns 1 if no readable tag says otherwise. A broken tag is no reason to refuse a picture. */
    static int of(byte[] jpeg) {
        try (var in = new ByteArrayInputStream(jpeg)) {
            var exif = JpegMetadataReader.readMetadata(in, List.of(new ExifReader()))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return UPRIGHT;
            }
            return exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
        } catch (JpegProcessingException | MetadataException | IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    static BufferedImage upright(BufferedImage picture, int orientation) {
        var wide = picture.getWidth();
        var high = picture.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
            default -> null;
        };
        if (turn == null) {
            return picture;
        }
        var lying = orientation >= 5;
        var upright = new BufferedImage(lying ? high : wide, lying ? wide : high, BufferedImage.TYPE_3BYTE_BGR);
        var pen = upright.createGraphics();
        pen.drawImage(picture, turn, null);
        pen.dispose();
        return upright;
    }
}
