package cn.icpfiling.inspection.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How home pages are asked for. */
@ApplicationScoped
class PageSettings {

    private static final String HOST = "{host}";

    private final List<String> urls;
    private final Duration longest;
    private final int evidenceCharacters;

    PageSettings(
            @ConfigProperty(name = "icp.pages.urls") List<String> urls,
            @ConfigProperty(name = "icp.pages.longest") Duration longest,
            @ConfigProperty(name = "icp.pages.evidence-characters") int evidenceCharacters) {
        if (urls.stream().anyMatch(url -> !url.contains(HOST))) {
            throw new IllegalArgumentException("icp.pages.urls: each has {host}");
        }
        this.urls = List.copyOf(urls);
        this.longest = longest;
        this.evidenceCharacters = evidenceCharacters;
    }

    /** Returns the addresses of a host, in the order in which they are asked. */
    List<String> urls(String host) {
        return urls.stream().map(url -> url.replace(HOST, host)).toList();
    }

    /** Returns the longest time of one look. */
    Duration longest() {
        return longest;
    }

    int evidenceCharacters() {
        return evidenceCharacters;
    }
}
