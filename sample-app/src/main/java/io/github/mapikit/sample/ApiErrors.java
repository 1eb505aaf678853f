// SPDX-License-Identifier: Apache-2.0

package io.github.mapikit.sample;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.mapikit.error.HResult;
import io.github.mapikit.error.MapiAccessDeniedException;
import io.github.mapikit.error.MapiCallException;
import io.github.mapikit.error.MapiErrors;
import io.github.mapikit.error.MapiInitializationException;
import io.github.mapikit.error.MapiInterruptedException;
import io.github.mapikit.error.MapiLogonException;
import io.github.mapikit.error.MapiNotFoundException;
import io.github.mapikit.error.MapiSubsystemFailedException;
import io.github.mapikit.error.MapiTimeoutException;
import io.github.mapikit.error.MapiUnavailableException;
import io.github.mapikit.model.message.AttachmentMethod;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers every error with a problem detail that says what the client can do. What went
 * wrong inside stands in the log, for those who run the service.
 */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

	private static final Set<HResult> GONE = Set.of(MapiErrors.MAPI_E_END_OF_SESSION, MapiErrors.MAPI_E_NETWORK_ERROR);

	private static final Duration SOON = Duration.ofSeconds(1);

	private static final Duration LATER = Duration.ofSeconds(10);

	@ExceptionHandler
	ProblemDetail notFound(MapiNotFoundException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no such folder, message or attachment, or there is no more");
	}

	@ExceptionHandler
	ProblemDetail accessDenied(MapiAccessDeniedException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "The mailbox does not allow that");
	}

	@ExceptionHandler
	ProblemDetail notDownloadable(NotDownloadableException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				(ex.method() == AttachmentMethod.EMBEDDED_MESSAGE)
						? "The attachment is a message; add '/message' to the address to read it"
						: "The attachment is held as '" + ex.method() + "', which is not available here");
	}

	@ExceptionHandler
	ProblemDetail downloadTooLarge(Spool.TooLargeException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				"The attachment cannot be downloaded. " + ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> busy(TaskRejectedException ex) {
		return unavailable("All MAPI threads are busy and enough requests are waiting", SOON);
	}

	@ExceptionHandler({ MapiUnavailableException.class, MapiInitializationException.class, MapiLogonException.class,
			MapiSubsystemFailedException.class, MapiInterruptedException.class })
	ResponseEntity<ProblemDetail> unavailable(Exception ex) {
		log.warn("The mailbox is not available: {}", ex.getMessage());
		return unavailable("The mailbox is not available at the moment", LATER);
	}

	@ExceptionHandler
	ProblemDetail timedOut(MapiTimeoutException ex) {
		log.warn("A request gave up: {}", ex.getMessage());
		return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, "The mailbox did not answer in time");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> failed(MapiCallException ex) {
		if (GONE.contains(ex.result())) {
			// the next request gets another session, if there is one to be had
			log.warn("A session has ended: {}", ex.getMessage());
			return unavailable("The mailbox is not available at the moment", SOON);
		}
		log.error("MAPI refused a call", ex);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY,
				"The mailbox refused that with " + ex.resultName());
		problem.setProperty("code", ex.result().hex());
		return ResponseEntity.of(problem).build();
	}

	/**
	 * Most likely a client that went away while it was sent a file.
	 */
	@ExceptionHandler
	@Nullable ProblemDetail interrupted(IOException ex, HttpServletResponse response) {
		if (response.isCommitted()) {
			log.debug("A client went away", ex);
			return null;
		}
		return unexpected(ex);
	}

	@ExceptionHandler
	ProblemDetail unexpected(Exception ex) {
		log.error("A request failed", ex);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"Something went wrong that is not the client's fault");
	}

	private static ResponseEntity<ProblemDetail> unavailable(String detail, Duration retryAfter) {
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()))
			.body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String name = (ex instanceof MethodArgumentTypeMismatchException mismatch) ? mismatch.getName()
				: String.valueOf(ex.getPropertyName());
		String detail = name.equals("id") ? "'id' must be an entry identifier in hexadecimal digits"
				: "'" + name + "' must be a number";
		return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (ex.getMostSpecificCause() instanceof DraftSizeLimit.ExceededException cause) {
			HttpStatus tooLarge = HttpStatus.CONTENT_TOO_LARGE;
			return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(tooLarge, cause.getMessage()), headers,
					tooLarge, request);
		}
		return super.handleHttpMessageNotReadable(ex, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Violation> violations = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> Violation.of(result.getMethodParameter().getParameterName(), error)))
			.toList();
		return invalid(ex, violations, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, ex.getAllErrors().stream().map(Violation::of).toList(), headers, status, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, List<Violation> violations, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "The request is not valid");
		problem.setProperty("violations", violations);
		return handleExceptionInternal(ex, problem, headers, status, request);
	}

	/**
	 * What is wrong with a value.
	 *
	 * @param name the name of the value
	 * @param message what it has to be
	 */
	record Violation(@Nullable String name, @Nullable String message) {

		static Violation of(@Nullable String name, MessageSourceResolvable error) {
			return new Violation(name, error.getDefaultMessage());
		}

		static Violation of(ObjectError error) {
			return of((error instanceof FieldError field) ? field.getField() : error.getObjectName(), error);
		}

	}

}
