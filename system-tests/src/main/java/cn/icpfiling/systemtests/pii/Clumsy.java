package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.PersonalData;
import cn.icpfiling.systemtests.PersonalData.Kind;
import cn.icpfiling.systemtests.Stack;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A caller who enters everything wrongly: each field of each form is too long, of another type or has a wrong value,
 * and personal data are in the wrong places. Answers and logs may name the field and the fault, but not the value.
 */
final class Clumsy {

    private static final int LONG = 3000;

    private final Applicant who = Applicant.fresh();
    private final FirstFiling filing;
    private final List<String> values;
    private final Map<Integer, Integer> answered = new TreeMap<>();

    Clumsy(Stack stack) {
        this.filing = FirstFiling.of(who, stack, told -> {})
                .buysTheDomain()
                .signsUp()
                .opensADraft()
                .entersSubjectAndService();
        this.values = List.of(
                who.head().name(),
                who.head().idNumber(),
                who.head().phone(),
                who.head().mail(),
                who.certificateAddress());
    }

    /** Returns the number of answers for each status. */
    Map<Integer, Integer> blunders() {
        var order = "/api/v1/orders/" + filing.orderId();
        eachFieldOf(Forms.subject(who), body -> filing.changing().put(order + "/subject", body));
        eachFieldOf(
                Forms.service(who, filing.serviceNumber()),
                body -> filing.changing().put(order + "/service", body));
        eachFieldOf(Forms.typeQuestion(who), body -> filing.caller().post("/api/v1/filing-type-checks", body));
        eachFieldOf(domainQuestion(), body -> filing.caller().post("/api/v1/domain-verifications", body));
        eachFieldOf(signUp(), body -> filing.caller().post("/api/v1/accounts", body));
        eachFieldOf(codeRequest(), body -> filing.caller().post("/api/v1/one-time-codes", body));
        eachFieldOf(signIn(), body -> filing.caller().post("/api/v1/sessions", body));
        wrongValues(order);
        whatIsNoJson(order);
        atWrongPlaces(order);
        return Map.copyOf(answered);
    }

    /** Breaks one field at a time. A text becomes too long or an object; any other value becomes a text. */
    private void eachFieldOf(ObjectNode form, Function<JsonNode, Answer> send) {
        for (var pointer : leaves(form, "")) {
            for (var value : values) {
                var wrong = new ArrayList<JsonNode>();
                if (form.at(pointer).isTextual()) {
                    wrong.add(new TextNode(value.repeat(LONG / value.length())));
                    wrong.add(Forms.node().put("value", value));
                } else {
                    wrong.add(new TextNode(value));
                }
                wrong.forEach(node -> count(send.apply(with(form, pointer, node))));
            }
        }
    }

    /**
     * Values that are accepted on entry and found wrong later: numbers with a wrong end, a phone without one, an
     * address without @.
     */
    private void wrongValues(String order) {
        var subject = Forms.subject(who);
        var head = (ObjectNode) subject.get("principal");
        head.put("certificateNumber", spoilt(Kind.ID_NUMBER, who.head().idNumber()));
        head.put("mobile", spoilt(Kind.MOBILE, who.head().phone()));
        head.put("officePhone", spoilt(Kind.OFFICE_PHONE, who.head().officePhone()));
        head.put("mail", who.head().mail().replace("@", "."));
        count(filing.changing().put(order + "/subject", subject));
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            var caller = filing.caller().in(language);
            count(caller.post("/api/v1/filing-prechecks", Forms.node().put("orderId", filing.orderId())));
            var declaration = caller.get(order + "/confirmation")
                    .at("/declaration/version")
                    .asText();
            var acceptance = Forms.node().put("declarationVersion", declaration).put("accepted", true);
            count(filing.changing().in(language).post(order + "/submission", acceptance));
        }
    }

    private void whatIsNoJson(String order) {
        var whole = Forms.subject(who).toString();
        for (var body :
                List.of(whole.substring(0, whole.length() - 20), whole + whole, "\"" + values + "\"", "<" + whole)) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            count(filing.changing().send("PUT", order + "/subject", bytes, "application/json"));
            count(filing.changing().send("PUT", order + "/subject", bytes, "text/plain"));
            count(filing.changing().send("PUT", order + "/materials/SUBJECT_CERTIFICATE", bytes, "image/png"));
            count(filing.changing().send("PUT", order + "/materials/SUBJECT_CERTIFICATE", bytes, "application/pdf"));
        }
    }

    private void atWrongPlaces(String order) {
        for (var value : values) {
            var quoted = URLEncoder.encode(value, StandardCharsets.UTF_8);
            for (var path : List.of(
                    "/api/v1/orders/" + quoted,
                    "/api/v1/" + quoted,
                    "/api/v1/orders?limit=" + quoted,
                    "/api/v1/orders?cursor=" + quoted,
                    "/api/v1/services?cursor=" + quoted,
                    order + "/materials/" + quoted)) {
                count(filing.caller().get(path));
                count(filing.caller().delete(path));
            }
            if (value.chars().allMatch(character -> character < 0x80)) {
                count(filing.caller().withKey("\"" + value + "\"").post("/api/v1/orders", Forms.node()));
                count(filing.caller().seeing("\"" + value + "\"").put(order + "/subject", Forms.subject(who)));
                count(filing.caller().with(value).get("/api/v1/orders"));
            }
        }
    }

    private ObjectNode domainQuestion() {
        return Forms.node()
                .put("domain", who.domain())
                .put("holderName", who.company())
                .put("certificateType", Forms.BUSINESS_LICENCE)
                .put("certificateNumber", who.creditCode());
    }

    private ObjectNode signUp() {
        return Forms.node()
                .put("codeId", filing.orderId())
                .put("code", "000000")
                .put("phone", who.head().phone())
                .put("mail", who.head().mail());
    }

    private ObjectNode codeRequest() {
        return Forms.node().put("phone", who.head().phone()).put("purpose", "SIGN_UP");
    }

    private ObjectNode signIn() {
        return Forms.node().put("login", "reviewers-friend").put("password", "none");
    }

    private void count(Answer answer) {
        answered.merge(answer.status(), 1, Integer::sum);
    }

    private static String spoilt(Kind kind, String value) {
        var spoilt = value.substring(0, value.length() - 1) + (value.endsWith("7") ? '8' : '7') + "0";
        PersonalData.invented(kind, spoilt);
        return spoilt;
    }

    private static List<String> leaves(JsonNode node, String pointer) {
        return node.isValueNode()
                ? List.of(pointer)
                : node instanceof ArrayNode
                        ? List.of(pointer, pointer + "/0")
                        : node.properties().stream()
                                .flatMap(field -> leaves(field.getValue(), pointer + "/" + field.getKey()).stream())
                                .collect(Collectors.toList());
    }

    private static JsonNode with(ObjectNode form, String pointer, JsonNode value) {
        var copy = form.deepCopy();
        var parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
        var name = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return copy;
    }
}
