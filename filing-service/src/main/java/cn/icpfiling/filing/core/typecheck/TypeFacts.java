package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.platform.identifier.FilingNumber;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the sources say about a subject and a domain. An empty Optional and {@link SubjectEntry.Silent} are a source
 * that did not answer. {@link SubjectEntry.NotAskable} is one that cannot be queried. Both mean unknown, never "no".
 *
 * @param province of the region that the filing is for
 * @param barred known entries of the blacklist, from any source
 * @param tld what the approved lists say; only an unfiled domain needs it
 * @param emptySubjectFiles whether the province accepts a new service of a subject that has none (docs/trade.md 3.7)
 */
public record TypeFacts(
        String province,
        Optional<OwnSubject> ownSubject,
        Optional<OwnService> ownService,
        Optional<DomainEntry> domainEntry,
        SubjectEntry subjectEntry,
        List<BlacklistEntry> barred,
        Optional<OldPlatform> oldPlatform,
        Optional<TldStanding> tld,
        boolean emptySubjectFiles) {

    public TypeFacts {
        barred = List.copyOf(barred);
    }

    /** The subject in our own records. */
    public record OwnSubject(String subjectNumber, String province, boolean heldByCaller, OwnServices services) {}

    /** What our records say about a subject's services. */
    public enum OwnServices {
        NONE,
        /** Registered, but no longer served here. */
        CANCELLED,
        LIVE
    }

    /** The service in our own records that has the domain, or the number under which the authority has the domain. */
    public record OwnService(boolean ofThisSubject, boolean accessLive) {}

    /**
     * What the authority has for the domain.
     *
     * @param subjectNumber of the subject for which the domain is filed; null if not filed, or if the authority named
     *     none
     * @param serviceNumber of the service that has the domain, of a website if there is one; null if not filed, or if the authority
     *     named none
     */
    public record DomainEntry(boolean filed, String subjectNumber, String serviceNumber) {

        public static final DomainEntry NOT_FILED = new DomainEntry(false, null, null);

        /** No website has the domain: an app, a mini program or a quick app is filed with it (docs/trade.md 4.9). */
        public boolean isOfAppAlone() {
            return FilingNumber.tryParse(serviceNumber)
                    .filter(number -> !number.letter().isEmpty())
                    .isPresent();
        }

        /** The subject's number; taken from the service's number if the authority named only that. */
        Optional<String> subject() {
            return Optional.ofNullable(subjectNumber)
                    .or(() -> FilingNumber.tryParse(serviceNumber)
                            .map(FilingNumber::subject)
                            .map(FilingNumber::toString));
        }
    }

    /** What the authority has for the subject's certificate. */
    public sealed interface SubjectEntry {

        /** The authority did not answer. */
        record Silent() implements SubjectEntry {}

        /** The authority's query has no code for this type of certificate (docs/trade.md 3.14). */
        record NotAskable() implements SubjectEntry {}

        /**
         * @param number null if the subject is not filed
         * @param inquiredAt when a member of staff asked the authority by hand; null if its query answered now
         */
        record Told(String number, boolean hasServices, Instant inquiredAt) implements SubjectEntry {

            public static final Told NOT_FILED = new Told(null, false);

            public Told(String number, boolean hasServices) {
                this(number, hasServices, null);
            }
        }
    }

    /**
     * The route that the old platform gives: NONE, CLAIM, LEGACY_IMPORT, ACCESS_FILING, DIRECT or LOGIN_WITH_IMPORTED_ACCOUNT
     * (docs/trade.md 3.11); or INCOMPLETE, which is NONE while rows that may have the filing are not stored.
     *
     * @param maskedLogin of the old account; null if there is none
     * @param filing null unless domain and certificate agree and the filing waits there
     * @param ofAnotherCertificate whether the filing has the domain, and another certificate than the one that was asked about
     */
    public record OldPlatform(String route, String maskedLogin, OldFiling filing, boolean ofAnotherCertificate) {

        /** The value of the fact for a filing that waits there under another certificate. */
        public static final String ANOTHER_CERTIFICATE = "ANOTHER_CERTIFICATE";

        /** The route of a "no" that may change with the next rows. */
        public static final String INCOMPLETE = "INCOMPLETE";

        private static final String IMPORTED = "LOGIN_WITH_IMPORTED_ACCOUNT";

        public OldPlatform(String route, String maskedLogin) {
            this(route, maskedLogin, null, false);
        }

        /** The filing waits there for its holder. */
        boolean isStillThere() {
            return route.equals("CLAIM") || route.equals("LEGACY_IMPORT");
        }

        boolean isIncomplete() {
            return route.equals(INCOMPLETE);
        }

        /** The value of the fact that tells why the filing does not wait there for the asking subject. */
        String whyNot() {
            return switch (route) {
                case "CLAIM", "LEGACY_IMPORT" -> ANOTHER_CERTIFICATE;
                case IMPORTED -> "IMPORTED";
                case "ACCESS_FILING" -> "ACCESSED_ELSEWHERE";
                default -> "NO";
            };
        }
    }

    /** The old platform says that another account took the filing over, and our records do not say otherwise. */
    boolean isImportedBefore() {
        return ownSubject.isEmpty()
                && ownService.isEmpty()
                && oldPlatform
                        .filter(old -> old.route().equals(OldPlatform.IMPORTED))
                        .isPresent();
    }

    /** Whether it is known if the subject is filed, and under which number. */
    boolean isSubjectKnown() {
        return ownSubject.isPresent() || subjectEntry instanceof SubjectEntry.Told;
    }

    /** The subject's number. Our own records come first, because the authority's copy may lag. */
    Optional<String> subjectNumber() {
        return ownSubject
                .map(OwnSubject::subjectNumber)
                .or(() -> subjectEntry instanceof SubjectEntry.Told told
                        ? Optional.ofNullable(told.number())
                        : Optional.empty());
    }

    /** GB/T 2260, two digits; empty if the number names no province. */
    Optional<String> subjectProvince() {
        return ownSubject
                .map(OwnSubject::province)
                .or(() -> subjectNumber().flatMap(FilingNumber::tryParse).map(FilingNumber::province));
    }

    /** Empty while no source answers. */
    Optional<Boolean> subjectHasServices() {
        var own = ownSubject.map(OwnSubject::services).orElse(OwnServices.NONE);
        if (own == OwnServices.LIVE || isDomainOfOwnApp()) {
            return Optional.of(true);
        }
        return switch (subjectEntry) {
            case SubjectEntry.Told told -> Optional.of(told.hasServices());
            // A service that is no longer served here is still on record with its number.
            case SubjectEntry.NotAskable _ when own == OwnServices.CANCELLED -> Optional.of(true);
            case SubjectEntry.NotAskable _, SubjectEntry.Silent _ -> Optional.empty();
        };
    }

    /** Whether the domain is filed for the subject; empty while its subject is unknown. */
    Optional<Boolean> domainOfSubject() {
        if (ownService.isPresent()) {
            return ownService.map(OwnService::ofThisSubject);
        }
        return domainEntry
                .filter(entry -> isSubjectKnown())
                .flatMap(DomainEntry::subject)
                .map(number ->
                        subjectNumber().filter(own -> isSame(own, number)).isPresent());
    }

    /**
     * Whether a website has the domain, or a service of another subject; empty while no source answers. Two subjects never share a
     * domain, but a website of the subject may have that of its app.
     */
    Optional<Boolean> isDomainFiled() {
        return ownService.isPresent()
                ? Optional.of(true)
                : domainEntry.map(entry -> entry.filed() && !isDomainOfOwnApp());
    }

    private boolean isDomainOfOwnApp() {
        return domainEntry.filter(DomainEntry::isOfAppAlone).isPresent()
                && domainOfSubject().orElse(false);
    }

    private static boolean isSame(String one, String other) {
        return Objects.equals(written(one), written(other));
    }

    private static String written(String number) {
        return FilingNumber.tryParse(number).map(FilingNumber::toString).orElse(number.strip());
    }

    /** The existing numbers in the official form, for the order that continues the filing. The grant must name the same. */
    public FiledNumbers filedNumbers() {
        return new FiledNumbers(
                subjectNumber().map(TypeFacts::written).orElse(null),
                domainEntry
                        .filter(entry -> !entry.isOfAppAlone())
                        .map(DomainEntry::serviceNumber)
                        .map(TypeFacts::written)
                        .orElse(null));
    }
}
