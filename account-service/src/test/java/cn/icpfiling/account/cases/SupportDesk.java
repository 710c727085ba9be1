package cn.icpfiling.account.cases;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.testkit.rest.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Four persons of the support, and the papers that holders hand in. */
public final class SupportDesk {

    public static final String CASES = "/api/v1/support-cases";

    private final Map<String, String> tokens = new HashMap<>();

    /** One of "desk", "second-desk", "third-desk" and "fourth-desk". */
    private synchronized String token(String login) {
        return tokens.computeIfAbsent(login, name -> new Caller().entersAs(name).getString("accessToken"));
    }

    public Response shows(String login, String id) {
        return new Caller().as(token(login)).get(CASES + "/" + id);
    }

    public Response lists(String login, Map<String, ?> query) {
        return new Caller().as(token(login)).queryParams(query).get(CASES);
    }

    public Response claims(String login, String id) {
        return new Caller().as(token(login)).header("Idempotency-Key", key()).post(CASES + "/" + id + "/claim");
    }

    public Response releases(String login, String id) {
        return new Caller().as(token(login)).delete(CASES + "/" + id + "/claim");
    }

    /** @param wait whether an answer is wanted; left out of the request otherwise */
    public Response writes(String login, String id, String text, boolean wait) {
        return new Caller()
                .as(token(login))
                .header("Idempotency-Key", key())
                .body(wait ? Map.of("text", text, "answerWanted", true) : Map.of("text", text))
                .post(CASES + "/" + id + "/messages");
    }

    /** Decides the case as it is now. */
    public Response decides(String login, String id, String decision, String reason) {
        return decides(login, id, shows(login, id).header("ETag"), decision, reason);
    }

    public Response decides(String login, String id, String tag, String decision, String reason) {
        return new Caller()
                .as(token(login))
                .header("Idempotency-Key", key())
                .header("If-Match", tag)
                .body(Map.of("decision", decision, "reason", reason))
                .post(CASES + "/" + id + "/decision");
    }

    public Response reveals(String login, String id) {
        return new Caller()
                .as(token(login))
                .body(Map.of("reason", "CHECK_IDENTITY"))
                .post(CASES + "/" + id + "/reveals");
    }

    /** The first person claims and proposes the grant, the second confirms it. */
    public void grants(String id) {
        grants(id, "desk", "second-desk");
    }

    /** Two others grant what an objection took back. */
    public void grantsAgain(String id) {
        grants(id, "third-desk", "fourth-desk");
    }

    private void grants(String id, String first, String second) {
        claims(first, id).then().statusCode(200);
        decides(first, id, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);
        decides(second, id, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);
    }

    /** filing-service has this paper of the case from now on. */
    public static void hasPaper(String id, String kind, String scan) {
        Caller.outside("/case-papers/" + id + "/" + kind + "/" + scan);
    }

    /** filing-service has what a person must hand in. */
    public static void hasPapersOfAPerson(String id) {
        hasPaper(id, "SUBJECT_CERTIFICATE", "CLEAN");
        hasPaper(id, "HAND_HELD_PHOTO", "NOT_SCANNED");
    }

    public static String key() {
        return "\"" + UUID.randomUUID() + "\"";
    }
}
