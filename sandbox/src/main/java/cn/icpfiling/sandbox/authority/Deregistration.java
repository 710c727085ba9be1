package cn.icpfiling.sandbox.authority;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes entries from the register and informs the provider by a record of group ZXSJ. Numbers are never given again.
 */
@ApplicationScoped
class Deregistration {

    private final Filings filings;
    private final Outgoing outgoing;

    Deregistration(Filings filings, Outgoing outgoing) {
        this.filings = filings;
        this.outgoing = outgoing;
    }

    void ofSubject(String baxh, String subjectNumber, String reason, Instant at) {
        filings.endSubject(subjectNumber, at);
        tell(baxh, subjectNumber, List.of(), reason, at);
    }

    void ofSites(String baxh, String subjectNumber, List<String> serviceNumbers, String reason, Instant at) {
        serviceNumbers.forEach(number -> filings.endSite(number, at));
        tell(baxh, subjectNumber, serviceNumbers, reason, at);
    }

    /** No service number means the whole subject. */
    private void tell(String baxh, String subjectNumber, List<String> serviceNumbers, String reason, Instant at) {
        var fields = new ArrayList<XmlElement>();
        fields.add(XmlElement.of("Baxh", baxh));
        fields.add(XmlElement.of("Ztbah", subjectNumber));
        serviceNumbers.forEach(number -> fields.add(XmlElement.of("Wzbah", number)));
        fields.add(XmlElement.of("Shsj", Outgoing.time(at)));
        fields.add(XmlElement.of("Yy", reason));
        outgoing.add("ZXSJ", fields.toArray(XmlElement[]::new));
    }
}
