package cn.icpfiling.legacy.lookups;

import cn.icpfiling.platform.web.call.SelfCall;
import cn.icpfiling.platform.web.call.WarmCall;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the first look-up before the service is ready, because a type check waits for this service. */
final class WarmLookups {

    @Produces
    @Singleton
    WarmCall lookup(SelfCall self) {
        return new WarmCall("own look-up", () -> self.post("/internal/legacy-lookups", """
                        {"domain": "example.cn", "certificateType": 1, "certificateNumber": "-"}"""));
    }
}
