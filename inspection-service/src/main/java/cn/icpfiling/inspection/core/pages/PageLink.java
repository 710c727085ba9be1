package cn.icpfiling.inspection.core.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A link, or an element that a script makes one.
 *
 * @param href as it is written, resolved against the page
 * @param text with the texts in place of pictures, in normal form
 * @param scripted whether a script decides where it leads
 * @param drawn whether it is or has a picture
 */
public record PageLink(String href, String text, boolean scripted, boolean drawn) {

    /** Returns the host in lower case without www.; empty if there is none. */
    String host() {
        try {
            var host = new URI(href.strip()).getHost();
            var lower = host == null ? "" : host.toLowerCase(Locale.ROOT);
            return lower.startsWith("www.") ? lower.substring(4) : lower;
        } catch (URISyntaxException malformed) {
            return "";
        }
    }
}
