package cn.icpfiling.account.codes;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As it is where customers are: a stranger solves a picture once a part of the quota is used up. */
public final class WhenBesieged implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("icp.codes.captcha", "when-besieged");
    }
}
