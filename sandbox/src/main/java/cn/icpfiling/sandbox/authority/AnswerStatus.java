package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicLabel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;

/** isp_querybeianstatus: whether a domain, or the holder of a certificate, is filed with any provider. */
@ApplicationScoped
class AnswerStatus {

    private static final String DOMAIN = "0";
    private static final String FILED = "0";
    private static final String NOT_FILED = "1";
    private static final String BLACKLISTED = "2";

    private final Filings filings;
    private final Blacklist blacklist;
    private final TestClock clock;

    AnswerStatus(Filings filings, Blacklist blacklist, TestClock clock) {
        this.filings = filings;
        this.blacklist = blacklist;
        this.clock = clock;
    }

    IspAnswer handle(String type, String condition) {
        if (!type.matches("\\d{1,2}") || condition.isEmpty()) {
            throw new IspRefusal(IspCode.UNREADABLE, "queryConditionType 为 0（域名）或证件类型代码，queryCondition 必填");
        }
        var items = type.equals(DOMAIN) ? byDomain(condition) : byCertificate(type, condition);
        var zip = ZippedXml.of("Cxjg", clock.machineNow(), XmlElement.of("Cxjg", items));
        return IspAnswer.of(IspCode.OK).with("beianInfo", Base64.getEncoder().encodeToString(zip));
    }

    private List<XmlElement> byDomain(String condition) {
        String domain;
        try {
            domain = DomainName.parse(condition).ascii();
        } catch (IllegalArgumentException notADomain) {
            throw new IspRefusal(IspCode.UNREADABLE, "queryCondition 不是域名");
        }
        if (MagicLabel.OFFICEDOWN.marks(domain)) {
            throw new IspRefusal(IspCode.BUSY, IspCode.BUSY.text);
        }
        if (blacklist.hasDomain(domain)) {
            return List.of(item(DOMAIN, condition, "", "", "", BLACKLISTED));
        }
        return filings.ofDomain(domain)
                .map(entry -> List.of(filed(DOMAIN, condition, entry)))
                .orElseGet(() -> List.of(item(DOMAIN, condition, "", "", "", NOT_FILED)));
    }

    private List<XmlElement> byCertificate(String type, String number) {
        if (blacklist.hasCertificate(type, number)) {
            return List.of(item(type, number, "", "", "", BLACKLISTED));
        }
        var found = filings.ofCertificate(type, number).stream()
                .map(entry -> filed(type, number, entry))
                .toList();
        return found.isEmpty() ? List.of(item(type, number, "", "", "", NOT_FILED)) : found;
    }

    private static XmlElement filed(String type, String condition, Filings.Entry entry) {
        return item(
                type,
                condition,
                entry.site().name(),
                entry.subjectNumber(),
                entry.site().serviceNumber(),
                FILED);
    }

    private static XmlElement item(
            String type, String condition, String site, String subjectNumber, String serviceNumber, String state) {
        return XmlElement.of(
                "Item",
                List.of(
                        XmlElement.of("Cxtjlx", type),
                        XmlElement.of("Cxtj", condition),
                        XmlElement.of("Wzmc", site),
                        XmlElement.of("Ztbah", subjectNumber),
                        XmlElement.of("Wzbah", serviceNumber),
                        XmlElement.of("Bazt", state)));
    }
}
