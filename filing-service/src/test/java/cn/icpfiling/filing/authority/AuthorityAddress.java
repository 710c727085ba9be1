package cn.icpfiling.filing.authority;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** A free port for a {@link SpeakingAuthority}, told to the service before it starts; the tests drive the runs. */
public class AuthorityAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Map.of(
                    "icp.authority.url", "http://127.0.0.1:" + socket.getLocalPort() + "/authority/isp",
                    "icp.authority.isp-id", "110000000001",
                    "icp.authority.user-name", "icp-provider",
                    "icp.authority.password", "口令-1",
                    "icp.authority.records-a-file", "5",
                    "icp.authority.orders-a-transaction", "2",
                    "quarkus.fault-tolerance.\"cn.icpfiling.filing.authority.AuthorityLine/exchange\".circuit-breaker.delay",
                            "300",
                    "icp.authority.upload-every", "off",
                    "icp.authority.download-every", "off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the port is the test's to close
    }
}
