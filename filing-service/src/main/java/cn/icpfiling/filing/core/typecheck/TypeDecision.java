package cn.icpfiling.filing.core.typecheck;

import cn.icpfiling.filing.core.typecheck.TypeFact.Kind;
import cn.icpfiling.filing.core.typecheck.TypeFact.Source;
import cn.icpfiling.filing.core.typecheck.TypeFacts.OwnServices;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The decision table of the type check (docs/trade.md 2.1): the first row that holds decides. Our own records come
 * before the authority's, whose copy may lag. An answer is given only if no silent source could change it (row 0).
 * Otherwise the answer is UNDETERMINED, never a guess.
 *
 * @param maskedLogin of the old platform, for CLAIM and LEGACY_IMPORT only, like {@code oldFiling}
 */
public record TypeDecision(
        FilingType type, List<TypeFact> facts, List<Source> missing, String maskedLogin, OldFiling oldFiling) {

    public TypeDecision {
        facts = List.copyOf(facts);
        missing = List.copyOf(missing);
    }

    public static TypeDecision of(TypeFacts facts) {
        return new Table(facts).decide();
    }

    /** One pass down the table, which collects the facts that it used. */
    private static final class Table {

        private final TypeFacts facts;
        private final List<TypeFact> why = new ArrayList<>();

        private Table(TypeFacts facts) {
            this.facts = facts;
        }

        private TypeDecision decide() {
            // Row 1: filed on the old platform and not yet here.
            var waiting = facts.oldPlatform()
                    .filter(old -> facts.ownService().isEmpty())
                    .filter(TypeFacts.OldPlatform::isStillThere)
                    .filter(old -> !old.ofAnotherCertificate() || isOfAskingSubject());
            if (waiting.isPresent()) {
                say(Kind.ON_OLD_PLATFORM, Source.OLD_PLATFORM, true);
                return answer(FilingType.valueOf(waiting.get().route()));
            }
            // Row 2: another account holds the subject here.
            if (facts.ownSubject().filter(own -> !own.heldByCaller()).isPresent()) {
                if (isOldPlatformNeeded()) {
                    return undetermined(Set.of(Source.OLD_PLATFORM));
                }
                say(Kind.SUBJECT_FILED, Source.OWN_RECORDS, true);
                say(Kind.SUBJECT_HELD_BY_CALLER, Source.OWN_RECORDS, false);
                return answer(FilingType.OWNED_BY_ANOTHER_ACCOUNT);
            }
            // Row 3: filed and served here.
            if (facts.ownService()
                    .filter(own -> own.ofThisSubject() && own.accessLive())
                    .isPresent()) {
                ownDomain();
                say(Kind.SUBJECT_HELD_BY_CALLER, Source.OWN_RECORDS, true);
                return answer(FilingType.ALREADY_FILED_HERE);
            }
            // Row 4: a known blacklist entry blocks, whatever else is known or silent.
            if (!facts.barred().isEmpty()) {
                facts.barred().forEach(entry -> why.add(entry.fact()));
                return answer(FilingType.BLOCKED);
            }
            var missing = missing();
            return missing.isEmpty() ? answer(known()) : undetermined(missing);
        }

        /**
         * Whether the authority has the domain for the asking subject, whom our own records do not know. Only then a filing of the old
         * platform that has the domain and another certificate is this subject's: a new owner of the domain could never claim it.
         */
        private boolean isOfAskingSubject() {
            return facts.ownSubject().isEmpty()
                    && isDomainFiled()
                    && facts.domainOfSubject().orElse(false);
        }

        /** Rows 5 to 11: no needed source is missing. */
        private FilingType known() {
            if (facts.ownService().isPresent()) {
                ownDomain();
            } else {
                why.add(new TypeFact(
                        Kind.ON_OLD_PLATFORM,
                        Source.OLD_PLATFORM,
                        facts.oldPlatform().orElseThrow().whyNot()));
                say(Kind.SUBJECT_FILED, subjectSource(), isSubjectFiled());
                say(Kind.DOMAIN_FILED, Source.AUTHORITY, isDomainFiled());
            }
            if (isDomainFiled()) {
                var ofSubject = facts.domainOfSubject().orElse(false);
                if (facts.ownService().isEmpty()) {
                    say(Kind.DOMAIN_OF_SUBJECT, Source.AUTHORITY, ofSubject);
                }
                if (!ofSubject) {
                    return FilingType.DOMAIN_HELD_BY_ANOTHER_SUBJECT; // row 5
                }
                if (isHeldSinceImport()) {
                    return FilingType.OWNED_BY_ANOTHER_ACCOUNT; // row 2
                }
                // A domain of the subject is a service of the subject, so neither row 6 nor row 7 applies.
                return isOfOtherProvince() ? FilingType.PROVINCE_DIFFERS : FilingType.ACCESS_FILING; // rows 8, 9
            }
            if (isHeldSinceImport()) {
                return FilingType.OWNED_BY_ANOTHER_ACCOUNT; // row 2
            }
            if (isSubjectFiled() && isEmpty()) {
                return FilingType.EMPTY_SUBJECT; // row 6
            }
            if (isTldRefused()) {
                return FilingType.BLOCKED; // row 7
            }
            if (!isSubjectFiled()) {
                return FilingType.FIRST_FILING; // row 11
            }
            if (isOfOtherProvince()) {
                return FilingType.PROVINCE_DIFFERS; // row 8
            }
            return facts.ownSubject().isPresent() // row 10
                    ? FilingType.NEW_SERVICE_SAME_PROVIDER
                    : FilingType.NEW_SERVICE_OTHER_PROVIDER;
        }

        /** Row 0: the sources that could still change the answer. */
        private Set<Source> missing() {
            var missing = EnumSet.noneOf(Source.class);
            if (isOldPlatformNeeded()) {
                missing.add(Source.OLD_PLATFORM);
            }
            if (facts.ownService().isPresent()) {
                return missing;
            }
            var filed = facts.isDomainFiled();
            var forWhom = filed.orElse(false) ? facts.domainOfSubject().isPresent() : filed.isPresent();
            if (!forWhom || isSubjectNeeded()) {
                missing.add(Source.AUTHORITY);
            }
            // Row 6 comes before row 7.
            var isEmptySubject = filed.isPresent()
                    && doServicesMatter()
                    && !facts.subjectHasServices().orElse(true);
            if (couldBeUnfiled()
                    && !isEmptySubject
                    && !isHeldSinceImport()
                    && facts.tld().isEmpty()) {
                missing.add(Source.APPROVED_LISTS);
            }
            return missing;
        }

        /**
         * The old platform gave the filing to an account of this provider, and the authority still has it. If the authority has it no
         * more, the filing has ended since, and nothing is in the way of a new one.
         */
        private boolean isHeldSinceImport() {
            return facts.isImportedBefore() && isSubjectFiled();
        }

        private boolean couldBeUnfiled() {
            return !isDomainFiled();
        }

        /** Whether row 6 needs the subject's services: only if the province does not accept an empty subject. */
        private boolean doServicesMatter() {
            return couldBeUnfiled() && isSubjectFiled() && !takesEmptySubject();
        }

        private boolean isSubjectNeeded() {
            return !facts.isSubjectKnown()
                    || (doServicesMatter() && facts.subjectHasServices().isEmpty());
        }

        /**
         * A filing of our own records is no longer on the old platform. A "no" while rows of the old platform are being loaded is one
         * only where the authority has nothing that could be among them.
         */
        private boolean isOldPlatformNeeded() {
            return facts.ownService().isEmpty()
                    && facts.oldPlatform()
                            .map(old -> old.isIncomplete() && mayBeFiledThere())
                            .orElse(true);
        }

        private boolean mayBeFiledThere() {
            var subject = facts.ownSubject().isEmpty() && (isSubjectFiled() || !facts.isSubjectKnown());
            return subject || facts.isDomainFiled().orElse(true);
        }

        private boolean isSubjectFiled() {
            return facts.subjectNumber().isPresent();
        }

        private boolean isDomainFiled() {
            return facts.isDomainFiled().orElse(false);
        }

        private boolean isEmpty() {
            var hasServices = facts.subjectHasServices();
            var live = facts.ownSubject()
                    .filter(own -> own.services() == OwnServices.LIVE)
                    .isPresent();
            var source = !live && facts.subjectEntry() instanceof SubjectEntry.Told ? toldSource() : Source.OWN_RECORDS;
            hasServices.ifPresent(has -> say(Kind.SUBJECT_HAS_SERVICES, source, has));
            if (hasServices.orElse(false)) {
                return false;
            }
            say(Kind.EMPTY_SUBJECT_TAKEN, Source.PROVINCE_RULES, takesEmptySubject());
            return !takesEmptySubject();
        }

        /** The province of the number decides, so no other province accepts a service of an empty subject. */
        private boolean takesEmptySubject() {
            return facts.emptySubjectFiles()
                    && facts.subjectProvince().map(facts.province()::equals).orElse(true);
        }

        private boolean isTldRefused() {
            var standing = facts.tld().orElseThrow();
            why.add(new TypeFact(
                    Kind.TLD_APPROVED,
                    Source.APPROVED_LISTS,
                    switch (standing) {
                        case APPROVED -> "YES";
                        case NOT_APPROVED -> "NO";
                        case NOT_LISTED -> "UNKNOWN";
                    }));
            return standing == TldStanding.NOT_APPROVED;
        }

        private boolean isOfOtherProvince() {
            var province = facts.subjectProvince();
            why.add(fact(Kind.SUBJECT_PROVINCE, subjectSource(), province.orElse("UNKNOWN")));
            return province.filter(found -> !found.equals(facts.province())).isPresent();
        }

        private void ownDomain() {
            var own = facts.ownService().orElseThrow();
            say(Kind.DOMAIN_FILED, Source.OWN_RECORDS, true);
            say(Kind.DOMAIN_OF_SUBJECT, Source.OWN_RECORDS, own.ofThisSubject());
            if (own.ofThisSubject()) {
                say(Kind.ACCESS_HERE_LIVE, Source.OWN_RECORDS, own.accessLive());
            }
        }

        private Source subjectSource() {
            return facts.ownSubject().isPresent() ? Source.OWN_RECORDS : toldSource();
        }

        private Source toldSource() {
            return inquiredAt() == null ? Source.AUTHORITY : Source.STATUS_INQUIRY;
        }

        /** When a member of staff asked the authority about the subject; null if its query answered. */
        private Instant inquiredAt() {
            return facts.subjectEntry() instanceof SubjectEntry.Told told ? told.inquiredAt() : null;
        }

        private void say(Kind kind, Source source, boolean value) {
            why.add(fact(kind, source, value ? "YES" : "NO"));
        }

        private TypeFact fact(Kind kind, Source source, String value) {
            return new TypeFact(kind, source, value, source == Source.STATUS_INQUIRY ? inquiredAt() : null, null);
        }

        private TypeDecision answer(FilingType type) {
            var waiting = facts.oldPlatform().filter(old -> type.isOnOldPlatform());
            return new TypeDecision(
                    type,
                    why,
                    List.of(),
                    waiting.map(TypeFacts.OldPlatform::maskedLogin).orElse(null),
                    waiting.map(TypeFacts.OldPlatform::filing).orElse(null));
        }

        private TypeDecision undetermined(Set<Source> missing) {
            if (missing.contains(Source.AUTHORITY)
                    && isSubjectNeeded()
                    && facts.subjectEntry() instanceof SubjectEntry.NotAskable) {
                // Distinguishes "the authority has no query for such a certificate" from "it did not answer". Only
                // after the latter does another check help.
                why.add(TypeFact.subjectNotAsked());
            }
            return new TypeDecision(FilingType.UNDETERMINED, why, List.copyOf(missing), null, null);
        }
    }
}
