' Opens files of Word in LibreOffice, accepts or rejects all changes, and writes what is left as flat OpenDocument. Each line of
' the file named "list" says what to do: "AcceptAllTrackedChanges", "RejectAllTrackedChanges" or "", a tab, the file, a tab,
' where to.
Sub Settle(list As String)
  Dim line As String
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "OpenDocument Text Flat XML"
  number = FreeFile
  Open list For Input As #number
  Do While Not Eof(number)
    Line Input #number, line
    parts = Split(line, Chr(9))
    document = StarDesktop.loadComponentFromURL(ConvertToURL(parts(1)), "_blank", 0, hidden())
    If parts(0) <> "" Then
      dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
      dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & parts(0), "", 0, Array())
    End If
    document.storeToURL(ConvertToURL(parts(2)), kind())
    document.close(True)
  Loop
  Close #number
End Sub
