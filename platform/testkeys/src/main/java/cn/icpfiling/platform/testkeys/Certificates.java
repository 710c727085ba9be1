package cn.icpfiling.platform.testkeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of the test's own, and servers that it has certified: made by the JDK's keytool, new for each run. */
public final class Certificates {

    private static final char[] PASSWORD = "of-a-test".toCharArray();

    private final Path folder;

    public Certificates(Path folder) {
        this.folder = folder;
        keytool(
                "-genkeypair",
                "-alias",
                "authority",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Authority of a test",
                "-ext",
                "bc:c",
                "-keystore",
                "authority.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=Server of a test",
                "-keystore",
                "server.p12");
        keytool("-certreq", "-alias", "server", "-keystore", "server.p12", "-file", "server.csr");
    }

    /** What a client trusts. */
    public SSLContext trust() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", store("authority.p12").getCertificate("authority"));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param from how many days ago its certificate began
     * @param days how long it lasts
     */
    public SSLContext server(String host, int from, int days) {
        var name = host + from + ".pem";
        if (Files.exists(folder.resolve(name))) {
            return serving(name);
        }
        keytool(
                "-gencert",
                "-alias",
                "authority",
                "-keystore",
                "authority.p12",
                "-infile",
                "server.csr",
                "-outfile",
                name,
                "-ext",
                "san=dns:" + host,
                "-startdate",
                "-" + from + "d",
                "-validity",
                Integer.toString(days),
                "-rfc");
        return serving(name);
    }

    private SSLContext serving(String name) {
        try (var pem = Files.newInputStream(folder.resolve(name))) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            var key = (PrivateKey) store("server.p12").getKey("server", PASSWORD);
            var identity = KeyStore.getInstance("PKCS12");
            identity.load(null, null);
            identity.setKeyEntry("server", key, PASSWORD, new Certificate[] {
                certificate, store("authority.p12").getCertificate("authority")
            });
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(identity, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyStore store(String name) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(folder.resolve(name).toFile(), PASSWORD);
    }

    private void keytool(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("keytool.log").toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + Files.readString(folder.resolve("keytool.log")));
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
