package cn.icpfiling.systemtests;

import cn.icpfiling.systemtests.Applicant.Person;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The applicant's forms, as required by the contract of filing-service. */
public final class Forms {

    public static final int ENTERPRISE = 4;
    public static final int BUSINESS_LICENCE = 1;
    public static final int RESIDENT_ID = 2;

    private static final long SERVER_IN_ZHEJIANG = 8_589_934_592L;
    private static final int COMPANY_PORTAL = 128;
    private static final int CLOUD = 16;
    private static final int CHINESE = 1;

    private Forms() {}

    /** Where a subject is filed: codes of province, city and county. */
    public record Region(String province, String city, String county) {}

    public static final Region ZHEJIANG = new Region("33", "330100", "330106");
    /** Refuses a new service of a subject without services; all other rules that block are Zhejiang's. */
    public static final Region HUNAN = new Region("43", "430100", "430102");

    public static ObjectNode typeQuestion(Applicant applicant) {
        return typeQuestion(applicant, ZHEJIANG);
    }

    public static ObjectNode typeQuestion(Applicant applicant, Region region) {
        var question = node().put("nature", ENTERPRISE)
                .put("certificateType", BUSINESS_LICENCE)
                .put("certificateNumber", applicant.creditCode())
                .put("domain", "www." + applicant.domain());
        question.putObject("region")
                .put("province", region.province())
                .put("city", region.city())
                .put("county", region.county());
        return question;
    }

    public static ObjectNode subject(Applicant applicant) {
        var subject = node().put("name", applicant.company())
                .put("certificateAddress", applicant.certificateAddress())
                .put("mailingAddress", applicant.mailingAddress());
        subject.set("principal", person(applicant.head()).put("legalRepresentative", true));
        return subject;
    }

    public static ObjectNode service(Applicant applicant, String serviceNumber) {
        var service = node().put("serviceNumber", serviceNumber)
                .put("name", applicant.siteName())
                .put("homePage", "www." + applicant.domain())
                .put("contentTypes", COMPANY_PORTAL)
                .put("preApprovals", 0)
                .put("accessMode", CLOUD)
                .put("serverLocation", SERVER_IN_ZHEJIANG);
        service.putArray("domains").add(applicant.domain());
        service.putArray("languages").add(CHINESE);
        service.set("principal", person(applicant.webmaster()));
        return service;
    }

    public static ObjectNode purchase(Applicant applicant) {
        var purchase = node().put("domain", applicant.domain());
        purchase.set(
                "registrant",
                node().put("name", applicant.company())
                        .put("certificateType", BUSINESS_LICENCE)
                        .put("certificateNumber", applicant.creditCode()));
        return purchase;
    }

    private static ObjectNode person(Person person) {
        return node().put("name", person.name())
                .put("certificateType", RESIDENT_ID)
                .put("certificateNumber", person.idNumber())
                .put("mobile", person.phone())
                .put("officePhone", person.officePhone())
                .put("mail", person.mail());
    }

    public static ObjectNode node() {
        return Caller.JSON.createObjectNode();
    }
}
