package cn.icpfiling.account.cases;

import cn.icpfiling.account.Caller;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import java.util.HashMap;
import java.util.Map;

/** Opens cases of people who lost the phone of an account. */
public final class LostPhoneCases {

    public static final String CASES = "/api/v1/phone-change-cases";

    private LostPhoneCases() {}

    /**
     * @param from whose network address the case comes from
     * @param code sent to the new phone
     * @param captcha a solved picture; null without one
     */
    public static Response opens(
            Caller from, Caller newPhone, String lostPhone, Caller.Code code, Map<String, Object> captcha) {
        var body = new HashMap<String, Object>(Map.of(
                "lostPhone",
                lostPhone,
                "phone",
                newPhone.phone(),
                "codeId",
                code.id(),
                "code",
                code.digits(),
                "holderKind",
                "PERSON",
                "name",
                "王小明"));
        if (captcha != null) {
            body.put("captcha", captcha);
        }
        return from.request().body(body).post(CASES);
    }

    public static Response opens(Caller from, Caller newPhone, String lostPhone) {
        return opens(from, newPhone, lostPhone, newPhone.code("NEW_PHONE"), from.solvedPicture());
    }

    /** A case with its papers, under review: the answer to its opening. */
    public static JsonPath handedIn(Caller owner, String lostPhone) {
        var opened =
                opens(owner, owner, lostPhone).then().statusCode(202).extract().jsonPath();
        var id = opened.getString("caseId");
        SupportDesk.hasPapersOfAPerson(id);
        owner.request()
                .header("Case-Secret", opened.getString("secret"))
                .post(CASES + "/" + id + "/handing-in")
                .then()
                .statusCode(200);
        return opened;
    }
}
