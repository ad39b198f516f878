;;; emacs.el --- Runs inside Emacs for test_emacs.py  -*- lexical-binding: t; -*-

;;; Commentary:

;; Asks Glossator through Eglot what the test wants to know, and writes down what Emacs shows.
;; $QUESTIONS: [{"offset": characters}, …]. $ANSWERS: where the answers go.

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'imenu)
(require 'glossator)
(setq eglot-sync-connect 60
      eglot-connect-timeout 60
      jsonrpc-request-timeout 60
      eglot-confirm-server-initiated-edits nil)

(defun test-card ()
  "What eldoc shows at point; it is not called for a place without a card."
  ;; Eglot sends edits when Emacs is idle, which it never is in batch.
  (eglot--signal-textDocument/didChange)
  (if (null (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                             (eglot--TextDocumentPositionParams)))
      ""
    (let (card)
      (eglot-hover-eldoc-function
       (lambda (text &rest _) (setq card (substring-no-properties (or text "")))))
      (with-timeout (60 (error "No hover at %d" (point)))
        (while (null card) (accept-process-output nil 0.05)))
      card)))

(defun test-mentions ()
  "The texts that are highlighted with the one at point."
  (mapcar (lambda (highlight)
            (pcase-let ((`(,start . ,end) (eglot--range-region (plist-get highlight :range))))
              (buffer-substring-no-properties start end)))
          (jsonrpc-request (eglot--current-server-or-lose) :textDocument/documentHighlight
                           (eglot--TextDocumentPositionParams))))

(defun test-outline (index)
  "The names in INDEX, an imenu, however deep."
  (cl-loop for (name . rest) in index
           collect (substring-no-properties name)
           when (consp rest) append (test-outline rest)))

(defun test-run ()
  "Answer the questions."
  (find-file (getenv "ARTICLE"))
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (apply #'eglot--connect (eglot--guess-contact)))
  (let* ((questions (json-parse-string (getenv "QUESTIONS") :object-type 'plist :array-type 'list))
         cards mentions)
    (dolist (question questions)
      (goto-char (+ (point-min) (plist-get question :offset)))
      (push (test-card) cards)
      (push (vconcat (test-mentions)) mentions))
    (let ((outline (vconcat (test-outline (funcall imenu-create-index-function)))))
      ;; An edit on the way in: the last question is asked again, a line further down.
      (goto-char (point-min))
      (insert "A “new” headline 😀\n")
      (goto-char (+ (point) (plist-get (car (last questions)) :offset)))
      (prog1 `((mode . ,(symbol-name major-mode))
               (cards . ,(vconcat (nreverse cards)))
               (mentions . ,(vconcat (nreverse mentions)))
               (outline . ,outline)
               (after_edit . ,(test-card)))
        (eglot-shutdown (eglot-current-server) nil 60)))))

(let ((report (condition-case failure (test-run)
                (error `((failure . ,(error-message-string failure))))))
      (coding-system-for-write 'utf-8))
  (with-temp-file (getenv "ANSWERS") (insert (json-serialize report))))
(set-buffer-modified-p nil)
(kill-emacs 0)
;;; emacs.el ends here
