package cn.icpfiling.account.notices;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A filed site with its holder and the contacts in its filing, and the events of a finding about it. */
public final class FindingScene {

    /** A mail server that hangs is given 20 s and tried again two seconds later. */
    public static final Duration LONG = Duration.ofSeconds(45);

    public static final String HEAD = "王小明";
    public static final String WEBMASTER = "李小红";

    private static final Path EXAMPLES = Path.of("../inspection-service/src/main/contract/examples");

    public final Caller holder = new Caller();
    public final Caller head = new Caller();
    public final Caller webmaster = new Caller();
    public final String holderMail = mail();
    public final String headMail = mail();
    public final String webmasterMail = mail();
    public final String headOffice = officePhone();
    public final String webmasterOffice = officePhone();
    public final UUID subject = Ids.next();
    public final UUID finding = Ids.next();

    private final ObjectMapper json = new ObjectMapper();
    private final TestTopic topic = new TestTopic("icp.inspection.finding.v1");
    private String account = UUID.randomUUID().toString();
    private String token;

    /** The holder signs up with a mail address. */
    public FindingScene signedUp(String locale) {
        var code = holder.code("SIGN_UP");
        var opened = holder.request()
                .body(Map.of(
                        "codeId", code.id(),
                        "code", code.digits(),
                        "phone", holder.phone(),
                        "mail", holderMail,
                        "locale", locale))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        account = opened.getString("account.accountId");
        Caller.mailIsProven(account);
        token = opened.getString("session.accessToken");
        return this;
    }

    /** The filing is held by this account from now on. */
    public FindingScene heldBy(String otherAccount) {
        account = otherAccount;
        return this;
    }

    /** Two principals with mobile, landline and mail each. */
    public FindingScene filed() {
        return filed(
                contact("京ICP备2026000001号", HEAD, head.phone(), headOffice, headMail),
                contact("京ICP备2026000001号-1", WEBMASTER, webmaster.phone(), webmasterOffice, webmasterMail));
    }

    public FindingScene filed(Map<String, ?> ofSubject, Map<String, ?> ofService) {
        Caller.hasContacts(subject, Map.of("subject", ofSubject, "service", ofService));
        return this;
    }

    public static Map<String, String> contact(
            String number, String name, String mobile, String officePhone, String mail) {
        return Map.of("number", number, "name", name, "mobile", mobile, "officePhone", officePhone, "mail", mail);
    }

    public void step(String name, long sequence) {
        step(name, sequence, UUID.randomUUID(), Map.of());
    }

    /** The step of a finding that names no site. */
    public void stepOfSubject(String name, long sequence) {
        var none = new HashMap<String, String>();
        none.put("serviceId", null);
        step(name, sequence, UUID.randomUUID(), none);
    }

    /** Inspection-service publishes the step, with these fields in place of those of its example. */
    public void step(String name, long sequence, UUID event, Map<String, String> with) {
        var type = "inspection.finding." + name;
        try {
            var data =
                    (ObjectNode) json.readTree(EXAMPLES.resolve(type + ".json").toFile());
            data.put("findingId", finding.toString())
                    .put("subjectId", subject.toString())
                    .put("holder", account);
            with.forEach(data::put);
            topic.send(finding.toString(), event, type, finding, sequence, data.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opened and notified; returns once the notices are stored. */
    public FindingScene notified() {
        step("opened", 1);
        step("notified", 2);
        await().atMost(LONG).until(() -> !rows().isEmpty());
        return this;
    }

    public JsonPath ownNotices() {
        return holder.as(token)
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public String account() {
        return account;
    }

    public String token() {
        return token;
    }

    /** Each notice of the finding: channel, recipient, contact. */
    public List<String> rows() {
        return column("concat_ws(' ', channel, recipient_kind, contact_kind)");
    }

    /** The fates of the calls. */
    public List<String> calls() {
        return column("if(channel = 'VOICE', concat_ws(' ', recipient_kind, contact_kind, fate), null)");
    }

    public List<String> fates() {
        return column("if(channel = 'VOICE', null, fate)");
    }

    /** A column of the finding's notices in the order of their storing; without null. */
    public List<String> column(String expression) {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select " + expression
                        + " from notices where finding_id = unhex(replace(?, '-', '')) order by id")) {
            query.setString(1, finding.toString());
            var rows = query.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the finding's calls in the database. */
    public void setCalls(String assignment) {
        try (var database = LocalStack.connection();
                var change = database.prepareStatement("update notices set " + assignment
                        + " where channel = 'VOICE' and finding_id = unhex(replace(?, '-', ''))")) {
            change.setString(1, finding.toString());
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SMS to this phone that are about an inspection. */
    public static List<String> texts(Caller whose) {
        return whose.texts().stream()
                .filter(text -> text.contains("核查") || text.contains("nspection"))
                .toList();
    }

    public static List<Map<String, String>> mailsTo(String address) {
        return Caller.outside("/received/mail").getList("findAll { it.To == '" + address + "' }");
    }

    private static String mail() {
        return UUID.randomUUID() + "@example.cn";
    }

    private static String officePhone() {
        return "0571-8%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    }
}
