package cn.icpfiling.documentation;

import cn.icpfiling.documentation.Pack.Kind;
import cn.icpfiling.documentation.html.Language;
import cn.icpfiling.documentation.html.Layout;
import cn.icpfiling.documentation.html.LinkedPage;
import cn.icpfiling.documentation.page.Site;
import cn.icpfiling.documentation.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Makes the site: {@code BuildSite <root of the repository> <folder>}. The folder gets {@code pack}, which the gateway carries,
 * and {@code plain}, the same files one by one. A link within the site that leads nowhere ends the build.
 */
public final class BuildSite {

    /** The library of the reference, as its makers publish it; see the README of its folder. */
    private static final String LIBRARY = "documentation/src/main/library/scalar-api-reference-1.76.0.js.gz";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");

    private final Site site;
    private final Map<String, String> addresses = new TreeMap<>();
    private final Map<String, byte[]> assets = new LinkedHashMap<>();
    private final Map<String, String> pages = new LinkedHashMap<>();

    private BuildSite(Path root) {
        site = Site.of(new Sources(root));
        var own = root.resolve("documentation/src/main/assets");
        for (var name : List.of(
                "site.css",
                "site.js",
                "theme.js",
                "rules.js",
                "reference.js",
                "inspector.js",
                "phone.js",
                "legacy-password.js",
                "icon.svg")) {
            asset(name, read(own.resolve(name)));
        }
        asset("reference-library.js", unpacked(root.resolve(LIBRARY)));
        for (var language : Language.values()) {
            asset("search_" + language.code() + ".json", SearchIndex.of(language, site.found()));
            asset("reference_" + language.code() + ".json", ReferenceWords.of(language, site));
        }
        for (var language : Language.values()) {
            for (var page : LinkedPage.values()) {
                pages.put(page.address(language), page.html(language, addresses));
            }
        }
        var layout = new Layout(site.menus(), addresses);
        for (var page : site.pages()) {
            if (pages.put(page.address(), layout.html(page)) != null) {
                throw new IllegalStateException("two pages have the address " + page.address());
            }
        }
    }

    public static void main(String... args) throws IOException {
        var out = Path.of(args[1]);
        var build = of(Path.of(args[0]));
        var dead = build.deadLinks();
        if (!dead.isEmpty()) {
            throw new IllegalStateException("links that lead nowhere:\n" + String.join("\n", dead));
        }
        build.write(out);
    }

    static BuildSite of(Path root) {
        return new BuildSite(root);
    }

    Site site() {
        return site;
    }

    /** The HTML of each page by its address. */
    Map<String, String> pages() {
        return pages;
    }

    Map<String, byte[]> assets() {
        return assets;
    }

    List<String> deadLinks() {
        return Links.dead(pages, assets.keySet());
    }

    private void write(Path out) throws IOException {
        var pack = new Pack();
        var plain = new LinkedHashMap<String, byte[]>();
        pages.forEach((address, html) -> {
            pack.add(
                    address,
                    "text/html; charset=utf-8",
                    address.endsWith("/reference") ? Kind.REFERENCE : Kind.PAGE,
                    Pack.utf8(html));
            plain.put(address + ".html", Pack.utf8(html));
        });
        assets.forEach((address, bytes) -> {
            pack.add(address, MEDIA_TYPES.get(address.substring(address.lastIndexOf('.') + 1)), Kind.ASSET, bytes);
            plain.put(address, bytes);
        });
        pack.write(out.resolve("pack"));
        Pack.writePlain(out.resolve("plain"), plain);
    }

    private void asset(String name, byte[] bytes) {
        var dot = name.lastIndexOf('.');
        var address = "/docs/assets/" + name.substring(0, dot) + "."
                + Pack.digest(bytes).substring(0, 12) + name.substring(dot);
        addresses.put(name, address);
        assets.put(address, bytes);
    }

    private static byte[] unpacked(Path file) {
        try (var stream = new GZIPInputStream(Files.newInputStream(file))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
