package cn.icpfiling.filing.facts;

import cn.icpfiling.filing.core.VerificationScope;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.dossier.OrderDossier;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The decrypted data of a submitted order that verification-service needs, and no more. */
record VerificationFacts(
        @NotNull UUID orderId,
        @NotNull VerificationScope orderType,
        @NotNull Instant submittedAt,
        @NotNull int submission,
        @NotNull String province,
        @NotNull String holderName,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull List<FactDomain> domains,
        @NotNull List<FactPerson> people) {

    /**
     * A domain of the order.
     *
     * @param added for CHANGE_OLD_SERVICE, the domain is new to the site and so is verified
     */
    record FactDomain(@NotNull String domain, @NotNull boolean added) {}

    /** A principal of the order. */
    record FactPerson(
            @NotNull Part part,
            @NotNull String name,
            @NotNull int certificateType,
            @NotNull String certificateNumber,
            @NotNull String mobile,
            @NotNull boolean legalRepresentative) {

        @Override
        public String toString() {
            return "FactPerson[" + part + "]";
        }

        /** The part of the order that the person answers for. */
        enum Part {
            SUBJECT_PRINCIPAL,
            SERVICE_PRINCIPAL
        }

        /**
         * Every subject's principal of an organisation counts as its legal representative, unless the entry says that
         * they are not.
         */
        static FactPerson of(Part part, Person person, boolean organisation) {
            return new FactPerson(
                    part,
                    person.name(),
                    person.certificateType(),
                    person.certificateNumber(),
                    person.mobile(),
                    part == Part.SUBJECT_PRINCIPAL
                            && organisation
                            && !Boolean.FALSE.equals(person.legalRepresentative()));
        }
    }

    static VerificationFacts of(OrderDossier dossier) {
        return new VerificationFacts(
                dossier.orderId(),
                dossier.verified().scope(),
                dossier.submittedAt(),
                dossier.submission(),
                dossier.region().province(),
                dossier.subject().name(),
                dossier.nature(),
                dossier.certificateType(),
                dossier.certificateNumber(),
                dossier.verified().domains().stream()
                        .map(domain -> new FactDomain(
                                domain, dossier.verified().added().contains(domain)))
                        .toList(),
                people(dossier));
    }

    private static List<FactPerson> people(OrderDossier dossier) {
        var organisation = dossier.nature() != CodeTables.PERSON;
        var subject = FactPerson.of(
                FactPerson.Part.SUBJECT_PRINCIPAL, dossier.subject().principal(), organisation);
        return dossier.service() == null
                ? List.of(subject)
                : List.of(
                        subject,
                        FactPerson.of(
                                FactPerson.Part.SERVICE_PRINCIPAL,
                                dossier.service().principal(),
                                organisation));
    }

    @Override
    public String toString() {
        return "VerificationFacts[" + orderId + "]";
    }
}
