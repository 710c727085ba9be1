package cn.icpfiling.filing.materials;

import java.io.IOException;

/** Redraws one picture as a separate program for {@link HelperProcess}. Its argument is the format. */
final class RedrawPicture {

    private RedrawPicture() {}

    public static void main(String... format) {
        System.exit(run(format[0]));
    }

    private static int run(String format) {
        try {
            Pictures.redraw(System.in.readAllBytes(), format, System.out);
            System.out.flush();
            return System.out.checkError() ? 1 : 0;
        } catch (UnreadablePaper | OutOfMemoryError refused) {
            return HelperProcess.REFUSED;
        } catch (IOException failed) {
            return 1;
        }
    }
}
