package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Accounts;
import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Forms;
import cn.icpfiling.systemtests.Phones;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.Staff;
import cn.icpfiling.systemtests.chaos.Sessions;
import java.time.Duration;
import java.util.List;

/** The callers besides the holders: two sessions of a reviewer, and an applicant who is unrelated to the orders. */
final class Crew {

    /** Tokens expire after ten minutes. */
    static final long RENEW_AFTER = Duration.ofMinutes(4).toNanos();

    private final Stack stack;
    private final Accounts accounts;
    private final Phones phones;
    private final List<Sessions> reviewers;
    private final Sessions stranger;
    private final String foreignNumber;
    private long renewed = System.nanoTime();

    Crew(Stack stack) {
        this.stack = stack;
        this.accounts = new Accounts(stack);
        this.phones = new Phones(stack);
        this.reviewers = List.of(reviewer(), reviewer());
        this.stranger = signUp();
        this.foreignNumber = number(stranger.caller());
    }

    /**
     * Uses one account in two sessions: idempotency keys belong to the account, and the model follows one pool of keys.
     */
    private Sessions reviewer() {
        return Sessions.of(() -> new Staff(stack).signIn("second-reviewer").caller());
    }

    Sessions signUp() {
        return Sessions.refreshing(Caller.gateway(stack), accounts.signUp(Applicant.freshPhone()));
    }

    /** Obtains a service number for a server that is launched for it. */
    String number(Caller caller) {
        var account = caller.get("/api/v1/accounts/me").expect(200).text("/accountId");
        var server = sandbox()
                .post("/cloud/accounts/" + account + "/instances", Forms.node())
                .expect(201)
                .text("/instanceId");
        return caller.post(
                        "/api/v1/service-numbers",
                        Forms.node().put("product", "ECS").put("instanceId", server))
                .expect(201)
                .text("/number");
    }

    Caller reviewer(int which) {
        return reviewers.get(which % reviewers.size()).caller();
    }

    Caller stranger() {
        return stranger.caller();
    }

    Caller nobody() {
        return Caller.gateway(stack);
    }

    Caller sandbox() {
        return Caller.sandbox(stack);
    }

    Phones phones() {
        return phones;
    }

    String foreignNumber() {
        return foreignNumber;
    }

    /** Renews the tokens before they expire; the first caller does it for all. */
    synchronized void renewInTime() {
        if (System.nanoTime() - renewed > RENEW_AFTER) {
            renew();
        }
    }

    synchronized void renew() {
        renewed = System.nanoTime();
        reviewers.forEach(Sessions::renew);
        stranger.renew();
    }
}
