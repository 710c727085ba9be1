package cn.icpfiling.systemtests.drill.runbooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code kubectl port-forward} of the stack on one machine: a port of this machine that leads to another one. */
public final class Forward {

    private Forward() {}

    /** {@code LOCAL TARGET}: runs until it is killed. */
    public static void main(String[] ports) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket(Integer.parseInt(ports[0]), 50, here)) {
            while (true) {
                var caller = server.accept();
                var target = new Socket(here, Integer.parseInt(ports[1]));
                Thread.startVirtualThread(() -> copies(caller, target));
                Thread.startVirtualThread(() -> copies(target, caller));
            }
        }
    }

    private static void copies(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // one of the two has gone; the other side ends with it
        }
    }
}
