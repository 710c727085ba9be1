package cn.icpfiling.verification.tldapprovals;

import cn.icpfiling.platform.web.call.SelfCall;
import cn.icpfiling.platform.web.call.WarmCall;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A type check waits for this service, so the service reads the list once before it reports ready. */
final class WarmApprovals {

    @Produces
    @Singleton
    WarmCall approval(SelfCall self) {
        return new WarmCall(
                "own list of top-level domains", () -> self.get("/internal/tld-approvals?domain=example.cn"));
    }
}
