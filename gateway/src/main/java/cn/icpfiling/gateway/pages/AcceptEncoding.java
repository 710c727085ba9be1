package cn.icpfiling.gateway.pages;

import cn.icpfiling.platform.web.accept.Preference;

/** Whether a caller takes compressed answers. */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /** RFC 9110, 12.5.3: gzip is named, or any coding is accepted, with a weight above zero. */
    public static boolean takesGzip(String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        var any = false;
        for (var coding : Preference.in(acceptEncoding)) {
            switch (coding.name()) {
                case "gzip", "x-gzip" -> {
                    return coding.isAccepted();
                }
                case "*" -> any = coding.isAccepted();
                default -> {}
            }
        }
        return any;
    }
}
