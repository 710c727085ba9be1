package cn.icpfiling.account.bounces;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Delivery status notifications, written after the form in which Postfix and Exchange send them (RFC 3464, section 5, and the
 * published samples of bounce parsers such as Sisimai and MailBounceDetector).
 */
final class Dsn {

    private static final String POSTFIX = """
            Return-Path: <>
            From: MAILER-DAEMON@relay.example.com (Mail Delivery System)
            To: %s
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="4XyZ.1772413200/relay.example.com"

            --4XyZ.1772413200/relay.example.com
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host relay.example.com.

            --4XyZ.1772413200/relay.example.com
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example.com
            X-Postfix-Queue-ID: 4XyZ
            X-Postfix-Sender: rfc822; bounces@icp-filing.example
            Arrival-Date: Mon,  2 Mar 2026 01:00:00 +0000 (UTC)

            Final-Recipient: rfc822; %s
            Original-Recipient: rfc822;lilei@example.cn
            Action: %s
            Status: %s
            Remote-MTA: dns; mx.example.cn
            Diagnostic-Code: smtp; 550 %s
             <lilei@example.cn>: as the server says

            --4XyZ.1772413200/relay.example.com
            Content-Description: Undelivered Message
            Content-Type: text/rfc822-headers

            Subject: something

            --4XyZ.1772413200/relay.example.com--
            """;

    private Dsn() {}

    static MimeMessage postfix(String to, String recipient, String action, String status) throws MessagingException {
        return read(POSTFIX.formatted(to, recipient, action, status, status));
    }

    static MimeMessage read(String text) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
