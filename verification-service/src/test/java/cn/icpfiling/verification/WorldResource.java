package cn.icpfiling.verification;

import cn.icpfiling.verification.sources.WhoisStub;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts the {@link World} and leads the service under test to it. */
public final class WorldResource implements QuarkusTestResourceLifecycleManager {

    private World world;
    private WhoisStub whois;

    @Override
    public Map<String, String> start() {
        world = new World();
        whois = new WhoisStub("""
                Domain Name: ok-example.cn
                Domain Status: ok
                Sponsoring Registrar: 阿里云计算有限公司（万网）
                Expiration Time: 2099-01-01 08:00:00
                DNSSEC: unsigned
                """);
        var settings = new HashMap<String, String>();
        settings.put("test.world", world.url());
        settings.put("icp.rdap.bootstrap", world.url() + "/dns.json");
        settings.put("icp.whois.servers", "cn=localhost:" + whois.port());
        settings.put("icp.real-name.url", world.url());
        settings.put("icp.identity.url", world.url());
        settings.put("icp.phone-check.url", world.url());
        settings.put("icp.business-register.url", world.url());
        settings.put("icp.filing.url", world.url());
        settings.put("icp.account.url", world.url());
        return settings;
    }

    @Override
    public void stop() {
        world.close();
        whois.close();
    }
}
