package cn.icpfiling.filing.core.rules;

import java.util.regex.Pattern;

/**
 * The address of a home page. The authority wants the address without http://, but applicants often paste it with the
 * scheme.
 */
public final class HomePage {

    private static final Pattern SCHEME = Pattern.compile("^https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_HOST = Pattern.compile("[/?#:].*$", Pattern.DOTALL);

    private HomePage() {}

    public static String withoutScheme(String page) {
        return SCHEME.matcher(page.strip()).replaceFirst("");
    }

    static String host(String page) {
        return AFTER_HOST.matcher(withoutScheme(page)).replaceFirst("");
    }
}
