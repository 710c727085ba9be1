package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.networks.IpAddress;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.dns.verdict.FamilyResult;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.store.ScanTable;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes looks and their evidence of the engine's verdicts. Addresses, aliases, proofs and bytes are bounded. One thread uses an
 * object.
 */
final class EvidenceOf {
    private static final int MOST_ADDRESSES = 32;
    private static final int MOST_ALIASES = 16;
    private static final int MOST_PROOFS = 6;
    private static final int MOST_BYTES = 512;
    private static final int MOST_DIGESTS = 10_000;

    private final ScanTerms.Terms terms;

    /** The digests of results so far: healthy domains of one group of name servers all have the same. */
    private final Map<String, Long> digests = new HashMap<>();

    EvidenceOf(ScanTerms.Terms terms) {
        this.terms = terms;
    }

    boolean isHere(InetAddress address, ScannedSite site) {
        return terms.rule().isHere(terms.networks().lookup(address.getAddress()), site.provider());
    }

    /**
     * An address that no provider claims decides nothing if the provider has published no network of its family; one in the
     * network of another provider is elsewhere all the same.
     */
    Health health(Verdict verdict, ScannedSite site) {
        var health = new ArrayList<Health>(verdict.addresses().size());
        for (var address : verdict.addresses()) {
            health.add(health(address.getAddress(), site));
        }
        return terms.rule().health(!verdict.isUnknown(), health);
    }

    private Health health(byte[] address, ScannedSite site) {
        var owner = terms.networks().lookup(address);
        if (terms.rule().isHere(owner, site.provider())) {
            return Health.HERE;
        }
        return owner == null && !terms.networks().hasNetworksOf(site.provider(), address)
                ? Health.UNKNOWN
                : Health.NOT_HERE;
    }

    /**
     * Why the second of two verdicts says nothing about the family that had an address elsewhere in the first one; empty if it says
     * something. The other family, which is here, cannot make that address good.
     */
    Optional<VerdictKind> leftOpen(Verdict first, Verdict second, ScannedSite site) {
        return Stream.concat(
                        leftOpen(first.a(), second.a(), site),
                        first.aaaa().stream()
                                .flatMap(before -> second.aaaa().stream().flatMap(now -> leftOpen(before, now, site))))
                .findFirst();
    }

    private Stream<VerdictKind> leftOpen(FamilyResult first, FamilyResult second, ScannedSite site) {
        var wasElsewhere = first.addresses().stream().anyMatch(address -> !isHere(address, site));
        return wasElsewhere && !second.kind().isDefinite() ? Stream.of(second.kind()) : Stream.empty();
    }

    /** The code of a look whose health is that of the verdict itself. */
    static String code(Verdict verdict, Health found) {
        return found == Health.UNKNOWN && !verdict.isUnknown()
                ? SiteLook.NO_NETWORKS
                : verdict.kind().name();
    }

    /**
     * The digest has whose networks the addresses are in and not the addresses: a domain that moves within them, as one
     * behind a content network does all the time, has no news. It has the sub-domain that makes a site healthy, because the proof
     * of access is asked for that one.
     */
    SiteLook look(Verdict verdict, ScannedSite site, Health health, String code) {
        var group = ScanTable.cut(verdict.group());
        var said =
                code + '|' + group + '|' + (health == Health.HERE ? subdomain(verdict, site) : owners(verdict, site));
        if (digests.size() > MOST_DIGESTS) {
            digests.clear();
        }
        return new SiteLook(health, code, false, digests.computeIfAbsent(said, EvidenceOf::digest), group);
    }

    private static String subdomain(Verdict verdict, ScannedSite site) {
        return verdict.domain().equals(site.domain()) ? "" : verdict.domain();
    }

    private String owners(Verdict verdict, ScannedSite site) {
        return verdict.addresses().stream()
                .map(address -> {
                    var owner = terms.networks().lookup(address.getAddress());
                    var where = owner == null ? "-" : owner.provider() + "/" + owner.region();
                    return where + '/' + isHere(address, site);
                })
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** @param vantage the verdict of the second vantage point; null if it was not asked */
    LookEvidence evidence(Verdict verdict, ScannedSite site, String vantage) {
        var families =
                Stream.concat(Stream.of(verdict.a()), verdict.aaaa().stream()).toList();
        return new LookEvidence(
                verdict.domain().equals(site.domain()) ? null : verdict.domain(),
                verdict.addresses().stream()
                        .limit(MOST_ADDRESSES)
                        .map(address -> address(address, site))
                        .toList(),
                families.stream()
                        .map(FamilyResult::aliases)
                        .flatMap(List::stream)
                        .distinct()
                        .limit(MOST_ALIASES)
                        .toList(),
                vantage,
                families.stream()
                        .map(FamilyResult::proofs)
                        .flatMap(List::stream)
                        .limit(MOST_PROOFS)
                        .map(EvidenceOf::proof)
                        .toList());
    }

    private LookEvidence.Address address(InetAddress address, ScannedSite site) {
        var owner = terms.networks().lookup(address.getAddress());
        return new LookEvidence.Address(
                IpAddress.of(address.getAddress()).text(),
                owner == null ? null : owner.provider(),
                owner == null ? null : owner.region(),
                isHere(address, site));
    }

    private static LookEvidence.Proof proof(Proof proof) {
        var server = proof.server();
        var answer = proof.answer();
        return new LookEvidence.Proof(
                IpAddress.of(server.getAddress().getAddress()).text() + " port " + server.getPort(),
                proof.question(),
                proof.at(),
                proof.flags(),
                proof.rcode(),
                Base64.getEncoder().encodeToString(Arrays.copyOf(answer, Math.min(answer.length, MOST_BYTES))));
    }

    private static long digest(String said) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
