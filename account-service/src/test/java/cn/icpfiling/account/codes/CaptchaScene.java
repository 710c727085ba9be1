package cn.icpfiling.account.codes;

import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.KeyedHash;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The service as if it had been started to ask for pictures: in a test as many of its classes ask for none. A start of its own would take
 * longer than all that is asked of it.
 */
abstract class CaptchaScene {

    @Inject
    CodeQuotas asStarted;

    @Inject
    Limits limits;

    @Inject
    CallerAddress address;

    @Inject
    Phones phones;

    @Inject
    KeyedHash hash;

    @ConfigProperty(name = "icp.codes.per-address-and-hour")
    int perAddress;

    @ConfigProperty(name = "icp.codes.without-captcha-in-ten-minutes")
    int ofAllCallers;

    /** Until the end of this test. */
    final void asksForPictures(CaptchaPolicy policy) {
        QuarkusMock.installMockForInstance(
                new CodeQuotas(limits, address, phones, hash, policy, perAddress, ofAllCallers), asStarted);
    }
}
