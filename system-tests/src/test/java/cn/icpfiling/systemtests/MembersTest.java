package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A holder gives a colleague rights for one service, through the gateway, and takes them back. */
class MembersTest {

    private static final Stack STACK = Stack.fromEnvironment();

    @Test
    void a_member_works_on_one_service_until_the_holder_takes_the_rights_back() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var holder = filing.caller();
        var service = holder.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var subject = holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        var members = Members.of(STACK, holder);
        var phone = Applicant.freshPhone();
        var invited = members.invites(phone, grant(service, "VIEW", "EDIT")).expect(201);
        var member = invited.text("/memberId");
        var person = new Accounts(STACK).signUp(phone).caller();
        var membership = "/api/v1/memberships/" + member;
        assertThat(person.get("/api/v1/memberships").expect(200).text("/items/0/memberId"))
                .isEqualTo(member);
        Problems.assertRefused(person.post(membership + "/sessions"), 409, "MEMBERSHIP_NOT_ACCEPTED");
        person.put(membership + "/acceptance", Forms.node()).expect(200);
        Problems.assertRefused(person.get("/api/v1/services/" + service), 404, "NOT_FOUND");

        var acting = members.actingFor(person, member);
        acting.get("/api/v1/services/" + service).expect(200);
        acting.get("/api/v1/subjects/" + subject).expect(200);
        var order = acting.post("/api/v1/services/" + service + "/change")
                .expect(201)
                .text("/orderId");
        Problems.assertRefused(
                acting.seeing("*").post("/api/v1/orders/" + order + "/abandonment"), 403, "MEMBER_RIGHT_MISSING");
        Problems.assertRefused(acting.post("/api/v1/subjects/" + subject + "/change"), 403, "MEMBER_RIGHT_MISSING");
        Problems.assertRefused(acting.get("/api/v1/accounts/me/members"), 403, "FORBIDDEN");
        Problems.assertRefused(acting.get("/api/v1/accounts/me/export"), 403, "FORBIDDEN");
        assertThat(holder.get("/api/v1/orders/" + order + "/history")
                        .expect(200)
                        .text("/items/0/member"))
                .isEqualTo(member);
        var shown = holder.get("/api/v1/accounts/me/members/" + member).expect(200);
        assertThat(shown.text("/lastSignInAt")).isNotBlank();
        assertThat(shown.text("/phone")).isNotEqualTo(phone);

        holder.delete("/api/v1/accounts/me/members/" + member).expect(204);
        FirstFiling.await("the member's token is refused", () -> {
            var answer = acting.get("/api/v1/services/" + service);
            return answer.status() == 401 ? Optional.of(answer) : Optional.empty();
        });
        Problems.assertRefused(person.post(membership + "/sessions"), 404, "NOT_FOUND");
    }

    private static ObjectNode grant(String service, String... rights) {
        var grant = Forms.node().put("serviceId", service);
        var array = grant.putArray("rights");
        for (var right : rights) {
            array.add(right);
        }
        return grant;
    }
}
