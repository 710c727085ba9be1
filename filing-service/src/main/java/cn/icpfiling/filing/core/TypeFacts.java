package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the sources say of a subject and a domain. A source that could not answer is an empty Optional: unknown,
 * never "no".
 *
 * @param barredSince when the authority's downloads said that subject or domain is barred; empty where they do not say so
 * @param emptySubjectFiles the province takes a new service of a subject that has none (domain.md 3.7)
 */
public record TypeFacts(
        String province,
        Optional<OwnSubject> ownSubject,
        Optional<OwnService> ownService,
        Optional<Registered> authority,
        Optional<Instant> barredSince,
        Optional<OldPlatform> oldPlatform,
        Optional<Boolean> tldApproved,
        boolean emptySubjectFiles) {

    /** The subject in our own records. */
    public record OwnSubject(String subjectNumber, String province, boolean heldByCaller, boolean hasServices) {}

    /** The service of ours that has the domain. */
    public record OwnService(boolean ofThisSubject, boolean heldByCaller, boolean accessLive) {}

    /**
     * What the authority has.
     *
     * @param certificateAsked whether the authority can be asked by this type of certificate at all
     * @param subjectNumber the subject's number, null when not filed
     * @param subjectProvince province by the number's prefix, null when unknown
     * @param domainSubjectNumber number of the subject that the domain is filed for, null when not filed
     * @param domainServiceNumber number of the service that has the domain, null when not filed
     * @param barred it says itself, asked now, that subject or domain is on its blacklist
     */
    public record Registered(
            boolean certificateAsked,
            String subjectNumber,
            String subjectProvince,
            boolean subjectHasServices,
            String domainSubjectNumber,
            String domainServiceNumber,
            boolean barred) {}

    /** Where the old platform sends it: NONE, CLAIM, LEGACY_IMPORT …, with the masked login. */
    public record OldPlatform(String route, String maskedLogin) {}

    /** Our own records know their subject's number better than the authority's copy does. */
    public FiledNumbers filedNumbers() {
        var subject = ownSubject
                .map(OwnSubject::subjectNumber)
                .or(() -> authority.map(Registered::subjectNumber))
                .orElse(null);
        return new FiledNumbers(
                subject, authority.map(Registered::domainServiceNumber).orElse(null));
    }

    public List<TypeFact.Source> missing() {
        var missing = new ArrayList<TypeFact.Source>();
        if (authority.isEmpty()) {
            missing.add(TypeFact.Source.AUTHORITY);
        }
        if (oldPlatform.isEmpty()) {
            missing.add(TypeFact.Source.OLD_PLATFORM);
        }
        if (tldApproved.isEmpty()) {
            missing.add(TypeFact.Source.APPROVED_LISTS);
        }
        return missing;
    }
}
