package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What anyone may read in the authority's register, for the other simulated parties. */
@ApplicationScoped
public class PublicRegister {

    private final Filings filings;

    PublicRegister(Filings filings) {
        this.filings = filings;
    }

    /** Finds the live filing of a domain in A-label form. */
    public Optional<FiledSite> site(String domain) {
        return filings.ofDomain(domain)
                .map(entry -> new FiledSite(
                        entry.sponsor(),
                        entry.subjectNumber(),
                        entry.site().serviceNumber(),
                        entry.site().name()));
    }

    /** A filed site. */
    public record FiledSite(String sponsor, String subjectNumber, String serviceNumber, String siteName) {}
}
