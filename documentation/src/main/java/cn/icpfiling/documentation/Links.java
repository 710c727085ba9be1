package cn.icpfiling.documentation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds links within the site that lead nowhere. */
final class Links {

    private static final Pattern LINK = Pattern.compile("(?:href|src|data-index|data-words)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    /** Addresses of the gateway that are no pages of the site. */
    private static final Set<String> OTHERS = Set.of("/openapi");

    private Links() {}

    /** @param files the HTML of each page and the other files, by address */
    static List<String> dead(Map<String, String> pages, Set<String> files) {
        var ids = new HashMap<String, Set<String>>();
        pages.forEach((address, html) -> {
            var found = new HashSet<String>();
            ID.matcher(html).results().forEach(id -> {
                if (!found.add(id.group(1))) {
                    throw new IllegalStateException(address + " has the id " + id.group(1) + " twice");
                }
            });
            ids.put(address, found);
        });
        var dead = new ArrayList<String>();
        pages.forEach((address, html) -> LINK.matcher(html)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .distinct()
                .filter(link -> !leads(address, link, ids, files))
                .forEach(link -> dead.add(address + " → " + link)));
        return dead;
    }

    private static boolean leads(String from, String link, Map<String, Set<String>> ids, Set<String> files) {
        if (link.startsWith("https://") || OTHERS.contains(link) || files.contains(link)) {
            return true;
        }
        var hash = link.indexOf('#');
        var address = hash < 0 ? link : hash == 0 ? from : link.substring(0, hash);
        if (!ids.containsKey(address)) {
            return false;
        }
        var anchor = hash < 0 ? "" : link.substring(hash + 1);
        // the anchors of the reference are those of its library
        return anchor.isEmpty()
                || address.endsWith("/reference")
                || ids.get(address).contains(anchor);
    }
}
