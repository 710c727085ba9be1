package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.SandboxConfig;
import cn.icpfiling.sandbox.listener.TcpListener;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** RFC 3912: one line in, text out, connection closed. */
@ApplicationScoped
public class WhoisServer {

    private static final int LONGEST_QUERY = 512;

    private final SandboxConfig config;
    private final WhoisAnswer answer;
    private TcpListener listener;

    WhoisServer(SandboxConfig config, WhoisAnswer answer) {
        this.config = config;
        this.answer = answer;
    }

    void start(@Observes StartupEvent event) {
        listener = new TcpListener("whois", config.bind(), config.whoisPort(), this::converse);
    }

    void stop(@Observes ShutdownEvent event) {
        listener.close();
    }

    public int port() {
        return listener.port();
    }

    private void converse(Socket connection) throws IOException {
        var query = readLine(connection);
        try {
            connection.getOutputStream().write(answer.to(query));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        connection.getOutputStream().flush();
    }

    private static String readLine(Socket connection) throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        var in = new java.io.BufferedInputStream(connection.getInputStream());
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == LONGEST_QUERY) {
                throw new IOException("the query is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
