package cn.icpfiling.filing.materials;

/**
 * What the scans of a JPEG say before it is decoded. Each scan of a progressive picture goes over all of its pixels: a small
 * file with thousands of them keeps a core busy for minutes (known of libjpeg since 2013). Cameras and programs write ten.
 * And a picture that ends before its last scan is done would be filled up with grey in silence.
 */
final class JpegScans {

    private static final int MOST = 100;
    private static final int MARKER = 0xFF;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegScans() {}

    /** Within coded data FF is always followed by 00 or a restart, so this finds each marker; in a comment it may find more. */
    static void requireSound(byte[] jpeg) throws UnreadablePaper {
        var scans = 0;
        var whole = false;
        for (var at = 0; at + 1 < jpeg.length; at++) {
            if ((jpeg[at] & 0xFF) != MARKER) continue;
            var kind = jpeg[at + 1] & 0xFF;
            if (kind == START_OF_SCAN) {
                scans++;
                whole = false;
            } else if (kind == END_OF_IMAGE && scans > 0) {
                whole = true;
            }
        }
        if (!whole) throw new UnreadablePaper("picture without an end", null);
        if (scans > MOST) throw new UnreadablePaper("picture of too many scans", null);
    }
}
