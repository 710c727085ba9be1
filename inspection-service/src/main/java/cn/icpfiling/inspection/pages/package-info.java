/**
 * Looks at the home pages of filed sites: fetches one by the platform's egress, reads it, runs the checks of {@code core.pages}, and keeps the
 * page as evidence.
 *
 * <p>{@link cn.icpfiling.inspection.pages.InspectHomePage} asks the network and must be called outside a transaction;
 * {@link cn.icpfiling.inspection.pages.KeepPageEvidence} writes in the caller's. Neither opens a finding. Without an
 * observation the evidence is time, address, title and hash. With one it has parts of the page's source too, at most
 * {@code icp.pages.evidence-characters}, compressed and encrypted, because pages name people. It is answered as JSON and
 * never as a page. After {@code icp.pages.keep} it is deleted.
 *
 * <p>The addresses asked are {@code icp.pages.urls}, in this order, until one answers with a page; {host} is the domain with and without www.
 */
package cn.icpfiling.inspection.pages;
