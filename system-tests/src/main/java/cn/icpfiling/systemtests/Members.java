package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings members into the account of a holder, as holder and person do. */
public final class Members {

    private static final String MEMBERS = "/api/v1/accounts/me/members";
    private static final String MEMBERSHIPS = "/api/v1/memberships/";

    private final Stack stack;
    private final Caller holder;

    private Members(Stack stack, Caller holder) {
        this.stack = stack;
        this.holder = holder;
    }

    /** @param holder with a fresh factor */
    public static Members of(Stack stack, Caller holder) {
        return new Members(stack, holder);
    }

    /** Invites a phone and returns the answer. */
    public Answer invites(String phone, ObjectNode grant) {
        var entry = Forms.node().put("phone", phone).put("name", "李雷");
        entry.putArray("grants").add(grant);
        return holder.post(MEMBERS, entry);
    }

    /** Invites a fresh person, who accepts; returns the person acting for the holder. */
    public Caller joins(ObjectNode grant) {
        var phone = Applicant.freshPhone();
        var member = invites(phone, grant).expect(201).text("/memberId");
        var person = new Accounts(stack).signUp(phone).caller();
        person.put(MEMBERSHIPS + member + "/acceptance", Forms.node()).expect(200);
        return actingFor(person, member);
    }

    /** Opens a session of the person that acts for the holder. */
    public Caller actingFor(Caller person, String member) {
        return person.with(
                person.post(MEMBERSHIPS + member + "/sessions").expect(201).text("/accessToken"));
    }
}
