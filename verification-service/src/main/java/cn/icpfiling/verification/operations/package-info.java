/**
 * Verifies many domains in one call ({@code POST /api/v1/domain-verification-operations}): NDJSON of up to 10,000
 * lines in the shapes of filing-service's bulk orders (ADR 0021).
 *
 * <p>The engine {@code platform.operation} stores the lines as they come in, leases their batches of 50 and keeps the
 * results; {@code StageLines} and {@code ReadLine} read the lines, {@code CheckBatch} handles a batch. A holder is
 * encrypted and deleted with the result of its line; raw answers are not kept. A domain stands in an operation once,
 * and an account has 3 open operations: a guess at a registrant stays dear.
 *
 * <p>Owners take turns ({@code served_at}), so ten lines never wait for another owner's ten thousand. A worker has a
 * batch for 3 s under a fenced lease; a replica works on 4 batches with 4 virtual threads each, however many wait.
 * Lines go by server. A worker waits for its server outside the check, and of a server's places operations take half,
 * of a single place every second turn; so a single check waits for a few questions and not for an operation. While a
 * server rests its lines are put off unasked; a silent server is asked 4 times; after 24 h a line is UNKNOWN. Results
 * stay 30 days. All numbers are settings {@code icp.verification.operations.*} ({@code OperationSettings}).
 *
 * <p>Measured with {@code ./icp bench verify} on two cores of their own (2026-11-25): 10,000 domains of one test
 * registry, at the gates of production, in 201.8 s, of which the gate's pace alone is 200; 8 platform threads more at
 * most; a single check beside them passes after 0.3 s. Questions leave evenly, 50 a second; a delayed one arrives
 * together with those on time, so the registry's busiest second had 53. A registry that bears one question a second
 * ({@code .cn}) gives an operation every second one: 10,000 such names take five and a half hours.
 */
package cn.icpfiling.verification.operations;
