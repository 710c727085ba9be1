package cn.icpfiling.filing.materials;

/**
 * Checks the scans of a JPEG before it is decoded. Each scan of a progressive picture covers all of its pixels. So a
 * small file with thousands of scans keeps a core busy for minutes (known of libjpeg since 2013). Cameras and programs
 * write ten. A picture that ends before its last scan is refused too, because the decoder would silently fill it with
 * grey.
 */
final class JpegScans {

    private static final int MOST = 100;
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegScans() {}

    /**
     * In coded data FF is always followed by 00 or a restart, so this finds each marker. In a comment it may find more.
     */
    static void requireSound(byte[] jpeg) throws UnreadablePaper {
        var scans = 0;
        var whole = false;
        for (var at = 0; at + 1 < jpeg.length; at++) {
            if ((jpeg[at] & 0xFF) != MARKER) {
                continue;
            }
            var kind = jpeg[at + 1] & 0xFF;
            if (kind == START_OF_SCAN) {
                scans++;
                whole = false;
            } else if (kind == END_OF_IMAGE && scans > 0) {
                whole = true;
            }
        }
        if (!whole) {
            throw new UnreadablePaper("picture without an end", null);
        }
        if (scans > MOST) {
            throw new UnreadablePaper("picture of too many scans", null);
        }
    }
}
