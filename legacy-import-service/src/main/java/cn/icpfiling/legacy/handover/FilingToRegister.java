package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A filing of the old platform as filing-service registers it: the request of {@code registerImportedFiling}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FilingToRegister(
        String legacyId,
        UUID account,
        HandOverWay way,
        Instant submittedAt,
        LegacyProduct product,
        Subject subject,
        List<Service> services,
        List<Paper> papers,
        List<String> missingPapers,
        List<LostPaper> lostPapers,
        String sumKey) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Region(String province, String city, String county) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Person(
            String name,
            Integer certificateType,
            String certificateNumber,
            String mobile,
            String officePhone,
            String mail,
            Boolean legalRepresentative) {

        @Override
        public String toString() {
            return "Person";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(
            String number,
            Region region,
            int nature,
            int certificateType,
            String certificateNumber,
            String name,
            String certificateAddress,
            String mailingAddress,
            String remark,
            Person principal,
            List<Person> contacts) {

        @Override
        public String toString() {
            return "Subject[" + number + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Access(Long accessMode, Long serverLocation, List<String> ipAddresses) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Service(
            String number,
            String name,
            List<String> domains,
            String homePage,
            Long contentTypes,
            String contentNote,
            Long preApprovals,
            List<Integer> languages,
            String remark,
            Person principal,
            List<Access> accesses,
            Instant submittedAt) {

        @Override
        public String toString() {
            return "Service[" + number + "]";
        }
    }

    /** @param service number of the site that the paper is about; null for a paper of the subject */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Paper(String legacyId, String kind, String sha256, String service) {}

    /** @param service number of the site that the paper is about; null for a paper of the subject */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LostPaper(String legacyId, String kind, SentPapers.Loss loss, String service) {}

    @Override
    public String toString() {
        return "FilingToRegister[" + legacyId + "]";
    }
}
