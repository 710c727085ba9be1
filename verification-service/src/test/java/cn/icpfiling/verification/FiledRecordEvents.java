package cn.icpfiling.verification;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.TestTopic;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Speaks as filing-service of one filed subject with one service. */
public final class FiledRecordEvents {

    public final UUID subject = Ids.next();
    public final UUID service = Ids.next();
    private final TestTopic records = new TestTopic("icp.filing.record.v1");
    private final String filedAt;
    private String more = "";
    private String owner = "\"holder\":\"019ab0a2-7c00-7000-8000-0000000000aa\"";

    public FiledRecordEvents(String filedAt) {
        this.filedAt = filedAt;
    }

    /** The service has these members, too, in each event from now on. */
    public FiledRecordEvents with(String members) {
        more = "," + members;
        return this;
    }

    /** From now on the subject is this account's, which is the partner's customer; null for none. */
    public FiledRecordEvents heldBy(UUID holder, UUID partner) {
        owner = "\"holder\":\"" + holder + "\"" + (partner == null ? "" : ",\"partner\":\"" + partner + "\"");
        return this;
    }

    /** @param access LIVE, CANCELLED, or DEREGISTERED for a subject that has left the register */
    public void tell(long sequence, String type, String access, String... domains) {
        var ended = access.equals("DEREGISTERED");
        var status = ended ? "DEREGISTERED" : "REGISTERED";
        var json = """
                {"subjectId":"%s",%s,"province":"11","nature":4,
                 "subjectNumber":"京ICP备2026000001号","status":"%s",
                 "services":[{"serviceId":"%s","serviceNumber":"京ICP备2026000001号-1","kind":"WEBSITE",
                   "domains":[%s],"status":"%s","accessStatus":"%s","filedAt":"%s"%s}]}
                """.formatted(
                        subject,
                        owner,
                        status,
                        service,
                        Arrays.stream(domains).map(domain -> '"' + domain + '"').collect(Collectors.joining(",")),
                        status,
                        ended ? "CANCELLED" : access,
                        filedAt,
                        more);
        records.send(subject.toString(), Ids.next(), "filing.record." + type, subject, sequence, json);
    }
}
