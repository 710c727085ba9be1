package cn.icpfiling.platform.egress;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Makes a TLS connection over a connected socket: the certificate must be trusted and be for the name, which is also the SNI. */
final class TlsConnection {

    private static final int DEEPEST_CAUSE = 10;

    private final SSLContext context;

    TlsConnection(SSLContext context) {
        this.context = context;
    }

    Socket over(Socket plain, Target target, Deadline deadline) throws IOException, FetchFault {
        var secured = (SSLSocket) context.getSocketFactory().createSocket(plain, target.host(), target.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(target.host())));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout(deadline.patience());
        try {
            secured.startHandshake();
            return secured;
        } catch (SSLException failed) {
            if (isClosed(failed)) {
                throw new FetchFault(FetchOutcome.NOT_REACHED, "CLOSED");
            }
            var fault = fault(failed);
            throw new FetchFault(FetchOutcome.TLS_FAILED, fault.name(), fault);
        }
    }

    /** A peer that goes away has shown nothing that could be wrong. */
    private static boolean isClosed(Throwable failed) {
        return causes(failed).stream()
                .anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
    }

    private static List<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .toList();
    }

    private static TlsFault fault(Throwable failed) throws SocketTimeoutException {
        var isAboutCertificate = false;
        for (var cause : causes(failed)) {
            switch (cause) {
                case SocketTimeoutException late -> throw late;
                case CertificateExpiredException _ -> {
                    return TlsFault.EXPIRED;
                }
                case CertificateNotYetValidException _ -> {
                    return TlsFault.NOT_YET_VALID;
                }
                case CertPathValidatorException path
                when path.getReason() == CertPathValidatorException.BasicReason.EXPIRED -> {
                    return TlsFault.EXPIRED;
                }
                case CertPathValidatorException path
                when path.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID -> {
                    return TlsFault.NOT_YET_VALID;
                }
                case CertificateException certificate -> {
                    // The check of the name is the last one, and throws without a cause.
                    if (certificate.getCause() == null && certificate.getClass() == CertificateException.class) {
                        return TlsFault.WRONG_NAME;
                    }
                    isAboutCertificate = true;
                }
                default -> {
                    // The cause says it.
                }
            }
        }
        return isAboutCertificate ? TlsFault.NOT_TRUSTED : TlsFault.HANDSHAKE;
    }
}
